package dev.timerproof.spec.table;

import java.util.List;

/**
 * A row of the timers with a mutex: the steps of an operation at one of its stages. The fields are
 * those of {@code MutexTable.tla}, which says what their values mean.
 *
 * @param id stable name, for example {@code stop.heaped}
 * @param op the operation, a key of {@link MutexTable#operations()}
 * @param at the stage of the operation
 * @param word which word with the bits the row reads, if any
 * @param from a pattern for each bit
 * @param guards all of them must hold
 * @param steps the micro-program, in order
 * @param next the stage to go on at, or an end
 * @param source where the behaviour is described
 * @param place where the row is written
 */
public record MutexRow(
    String id,
    String op,
    String at,
    String word,
    List<String> from,
    List<String> guards,
    List<String> steps,
    String next,
    String source,
    Place place) {
  public MutexRow {
    from = List.copyOf(from);
    guards = List.copyOf(guards);
    steps = List.copyOf(steps);
  }

  /** The pattern in one word, for example {@code +*-}. */
  public String pattern() {
    return String.join("", from);
  }

  /** Whether a pattern lets these bits through, one character {@code +} or {@code -} for each. */
  public boolean fits(String bits) {
    for (int k = 0; k < from.size(); k++) {
      String wanted = from.get(k);
      if (!wanted.equals("*") && !wanted.equals(bits.substring(k, k + 1))) {
        return false;
      }
    }
    return true;
  }
}
