package dev.timerproof.runtime.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.generate.java.PollerGenerator;
import dev.timerproof.generate.java.ProtocolLoader;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The poller's dispatch passes all plays, and fails one when it is generated with a fault in one
 * row.
 */
class PollerFaultsTest {
  private static final String SHIPPED = "repaired";
  private static final TableReader TABLE = TableReader.builtIn();

  /** The failure of a dispatch with these changes; empty if it passes all plays. */
  private static String found(Mutation... mutations) {
    var table = TABLE.readUnchecked(SHIPPED, List.of(mutations)).poller();
    Map<String, String> sources =
        new PollerGenerator(table, PollerHost.class.getPackageName()).generate();
    ProtocolLoader loader = ProtocolLoader.load(sources, PollerPlays.class, PollerHost.class);
    try {
      Object plays =
          loader.loadClass(PollerPlays.class.getName()).getDeclaredConstructor().newInstance();
      return String.valueOf(((Supplier<?>) plays).get());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no plays", e);
    }
  }

  @Test
  void dispatch_asItShips_passesAllPlays() {
    assertEquals("", new PollerPlays().get());
    assertEquals("", found());
  }

  @Test
  void everyStep_thatIsLeftOut_isFound() {
    int left = 0;
    List<String> missed = new ArrayList<>();
    for (PollerRow row : TABLE.read(SHIPPED).poller().rows()) {
      for (int k = 0; k < row.steps().size(); k++) {
        List<String> steps = new ArrayList<>(row.steps());
        String step = steps.remove(k);
        left++;
        if (found(Mutation.words("row", row.id(), "steps", steps)).isEmpty()) {
          missed.add(row.id() + " without " + step);
        }
      }
    }
    assertEquals(List.of(), missed);
    assertTrue(left > TABLE.read(SHIPPED).poller().words().size(), "steps: " + left);
  }

  @ParameterizedTest
  @CsvSource({
    // A caller sees no deadline and breaks a sleep that is short enough.
    "find.polled.wanted, select storeuntil tail netpoll clearuntil now commit takeporask",
    // Go issue 60276: the time is one before the sleep.
    "find.polled.wanted, now storeuntil select tail netpoll clearuntil commit takeporask",
    // R7: the thread that wakes up stops without setting needspinning.
    "find.polled.wanted, storeuntil select tail netpoll clearuntil now commit takep",
    // The token is free before the break is taken out.
    "poll.sent.signalled, commit consume",
    // Go issues 43997 and 45867.
    "find.needed.notspinning, drop"
  })
  void steps_inAnotherOrder_areFound(String row, String steps) {
    Mutation mutation = Mutation.words("row", row, "steps", List.of(steps.split(" ", -1)));
    assertNotEquals("", found(mutation));
  }

  @Test
  void word_thatIsNotTaken_isFound() {
    assertNotEquals(
        "",
        found(
            Mutation.word("row", "break.clear", "via", "clear"),
            Mutation.word("row", "break.clear", "to", "clear")));
    assertNotEquals("", found(Mutation.word("row", "find.polled.wanted", "via", "polled")));
  }

  /**
   * A thread that was stopped and started again has a P, and must look for work from the beginning.
   */
  @Test
  void threadThatGoesOnBehindItsStop_isFound() {
    for (String row : List.of("find.polled.notwanted", "find.polling.notwanted")) {
      assertNotEquals("", found(Mutation.word("row", row, "result", "advance")), row);
    }
  }
}
