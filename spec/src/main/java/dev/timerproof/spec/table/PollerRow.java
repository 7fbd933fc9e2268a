package dev.timerproof.spec.table;

import java.util.List;

/**
 * What an operation does when it finds a value in one of the words that say who sleeps in the
 * poller. The fields are those of {@code PollerRow} in {@code TimerTable.tla}.
 *
 * @param id stable name, for example {@code wake.set.later}
 * @param word the word that the row is about
 * @param op the operation, a key of {@link PollerTable#frames()}
 * @param from the value that the load found
 * @param guard a test of what was loaded
 * @param kind go, store or noop
 * @param via the value while the steps run
 * @param to the value after the commit
 * @param steps the micro-program, in order
 * @param result how the operation goes on
 * @param source where the behaviour is described
 * @param place where the row is written
 */
public record PollerRow(
    String id,
    String word,
    String op,
    String from,
    String guard,
    String kind,
    String via,
    String to,
    List<String> steps,
    String result,
    String source,
    Place place) {
  public PollerRow {
    steps = List.copyOf(steps);
  }

  /** Whether the row takes its word before its first step. */
  public boolean takes() {
    return kind.equals("go");
  }
}
