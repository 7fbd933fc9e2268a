package dev.timerproof.lincheck.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.lincheck.variant.TimerVariant;
import dev.timerproof.spec.table.Mutation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
  private static History history(TimerVariant variant) {
    return history(variant, Promise.all());
  }

  private static History history(TimerVariant variant, Set<Promise> promises) {
    return new History(variant.timers(3, 2, 2), 3, 2, promises);
  }

  @Test
  void steps_writtenAndReadAgain_areTheSame() {
    List<HistoryStep> ops = HistoryStep.parse("mod 0 1 30 0; del 0; advance 5; check 1");
    assertEquals(
        ops, HistoryStep.parse(String.join(";", ops.stream().map(HistoryStep::toString).toList())));
    assertThrows(IllegalArgumentException.class, () -> HistoryStep.parse("del 0 1"));
  }

  @Test
  void history_shippedProtocol_agrees() {
    History history = history(TimerVariant.shipped());
    history.run(
        HistoryStep.parse(
            "add 0 0 5 0; mod 1 1 5 7; mod 2 0 9 0; del 2; move 0 1; advance 20; check 1; clear 1"));
    assertEquals(8, history.steps());
  }

  @Test
  void history_wrongStatusAfterStop_namesTheStepAndTheFault() {
    TimerVariant mutant =
        TimerVariant.of("repaired", List.of(Mutation.word("row", "del.Waiting", "to", "Removed")));
    AssertionError e =
        assertThrows(
            AssertionError.class,
            () -> history(mutant).run(HistoryStep.parse("add 0 0 5 0; del 0")));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("step 2 (del 0) at 1: "), message);
  }

  /**
   * Stopped timers leave the heap, but their bound stays, so that readers see work that does not
   * exist.
   */
  private static final String EMPTIED =
      "mod 0 0 9 0; mod 0 0 5 0; del 0; clean 0; advance 20; check 0";

  /** The timers of a processor are moved away, but their bound stays. */
  private static final String DESTROYED = "mod 0 0 9 0; mod 0 0 5 0; move 0 1; advance 20; check 0";

  @ParameterizedTest
  @CsvSource({
    "go1.15, EMPTIED, true",
    "go1.17, EMPTIED, false",
    "go1.19, EMPTIED, true",
    "go1.22, EMPTIED, true",
    "repaired, EMPTIED, true",
    "go1.17, DESTROYED, false",
    "go1.19, DESTROYED, false",
    "go1.22, DESTROYED, false",
    "repaired, DESTROYED, true",
  })
  void edition_boundThatOutlivesItsTimer_isSeenOnlyWhereItDoes(
      String edition, String history, boolean agrees) {
    List<HistoryStep> ops = HistoryStep.parse(history.equals("EMPTIED") ? EMPTIED : DESTROYED);
    History timers = history(TimerVariant.of(edition, List.of()), EnumSet.of(Promise.BOUNDS_END));
    if (agrees) {
      timers.run(ops);
      assertEquals(ops.size(), timers.steps());
    } else {
      AssertionError e = assertThrows(AssertionError.class, () -> timers.run(ops));
      assertTrue(String.valueOf(e.getMessage()).contains("due after a check"), e.getMessage());
    }
  }
}
