package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks an assumption of the wake-up's proof about the rows of the status word: a row of a caller
 * that puts a timer into a heap, or makes it earlier, ends with the step wake, after all its
 * changes are visible.
 */
class ArmWakesTest {
  private static final String WAKE = "wake";

  static List<String> editions() {
    return Tables.editions();
  }

  /**
   * Whether a row arms a timer. Only callers do, which hold no lock; an operation that holds one
   * puts back only timers that were armed before.
   */
  private static boolean arms(TimerTable table, Row row) {
    boolean caller = Objects.requireNonNull(table.frames().get(row.op())).lock() == Frame.Lock.NONE;
    return caller && (row.steps().contains("insert") || row.owned() == Row.OwnedCase.EARLIER);
  }

  private static Set<String> faults(TimerTable table) {
    Set<String> found = new TreeSet<>();
    for (Row row : table.rows()) {
      List<String> others = new ArrayList<>(row.steps());
      boolean last = !others.isEmpty() && others.remove(others.size() - 1).equals(WAKE);
      boolean right =
          arms(table, row) ? last && !others.contains(WAKE) : !row.steps().contains(WAKE);
      if (!right) {
        found.add(row.id());
      }
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("editions")
  void rows_thatArm_endWithWake_andNoOthersHaveIt(String edition) {
    assertEquals(Set.of(), faults(Tables.of(edition)));
  }

  @Test
  void rows_thatWakeNobodyOrTooEarly_areFound() {
    for (Row row : Tables.of("repaired").rows()) {
      if (row.steps().contains(WAKE)) {
        List<String> without = new ArrayList<>(row.steps());
        without.remove(WAKE);
        List<String> early = new ArrayList<>(without);
        early.add(without.size() - 1, WAKE);
        for (List<String> steps : List.of(without, early)) {
          Mutation mutation = Mutation.words("row", row.id(), "steps", steps);
          assertEquals(Set.of(row.id()), faults(Tables.of("repaired", mutation)));
        }
      }
    }
  }
}
