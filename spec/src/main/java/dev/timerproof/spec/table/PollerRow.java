package dev.timerproof.spec.table;

import java.util.List;
import java.util.Optional;

/**
 * What an operation does when it finds a value in one of the words that say who sleeps in the
 * poller. The fields are those of {@code PollerRow} in {@code TimerTable.tla}.
 *
 * @param id stable name, for example {@code wake.set.later}
 * @param word the word that the row is about
 * @param op the operation, a key of {@link PollerTable#frames()}
 * @param from the value that the load found
 * @param guard a test of the loaded value
 * @param kind what the row does with the word: go, store or noop
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
    Guard guard,
    RowKind kind,
    String via,
    String to,
    List<String> steps,
    Result result,
    String source,
    Place place)
    implements TableRow {
  public PollerRow {
    steps = List.copyOf(steps);
  }

  @Override
  public String label() {
    return "poller row " + id;
  }

  /** Tests of the loaded value. The table's {@code PollerGuards} say what each means. */
  public enum Guard implements Word.Test {
    ANY,
    LATER,
    NOT_LATER,
    WANTED,
    NOT_WANTED,
    IS_SPINNING,
    NOT_SPINNING,
    SIGNALLED,
    UNSIGNALLED;

    @Override
    public Optional<Guard> opposite() {
      return switch (this) {
        case ANY -> Optional.empty();
        case LATER -> Optional.of(NOT_LATER);
        case NOT_LATER -> Optional.of(LATER);
        case WANTED -> Optional.of(NOT_WANTED);
        case NOT_WANTED -> Optional.of(WANTED);
        case IS_SPINNING -> Optional.of(NOT_SPINNING);
        case NOT_SPINNING -> Optional.of(IS_SPINNING);
        case SIGNALLED -> Optional.of(UNSIGNALLED);
        case UNSIGNALLED -> Optional.of(SIGNALLED);
      };
    }

    @Override
    public String toString() {
      return word();
    }
  }

  /** How an operation goes on. The table's {@code PollerResults} say what each means. */
  public enum Result implements Word {
    ADVANCE,
    LEAVE,
    TOP;

    @Override
    public String toString() {
      return word();
    }
  }
}
