package dev.timerproof.spec.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One transition of a word: what an operation does when it finds a status. The fields are those of
 * {@code TimerTable.tla}, which says what their values mean.
 *
 * @param id stable name, for example {@code mod.Waiting.earlier}
 * @param word the atomic word that the row is about
 * @param op the operation, a key of {@link TimerTable#frames()}
 * @param from the status that the load found
 * @param guard a test between the load and the CAS
 * @param kind how the row uses the status word
 * @param owned a test between the CAS and the first step
 * @param via the status while the steps run
 * @param to the status after the commit
 * @param steps the micro-program, in order
 * @param result how the walk goes on
 * @param value the value that the operation returns if the row leaves it
 * @param lost how the walk goes on when the first CAS fails
 * @param source where the behaviour is described
 * @param place where the row is written
 */
public record Row(
    String id,
    String word,
    String op,
    String from,
    Guard guard,
    RowKind kind,
    OwnedCase owned,
    String via,
    String to,
    List<String> steps,
    Result result,
    String value,
    Result lost,
    String source,
    Place place)
    implements TableRow {
  public Row {
    steps = List.copyOf(steps);
  }

  @Override
  public List<String> tests() {
    return Stream.of(guard, owned).filter(test -> !test.always()).map(Word::word).toList();
  }

  /** Whether the row has no load of its own: an earlier row left the timer owned. */
  public boolean continues() {
    return kind == RowKind.CONT;
  }

  /** Whether the operation loads the status again until another row applies. */
  public boolean waits() {
    return kind == RowKind.WAIT;
  }

  /** Whether the row is a panic: the runtime throws. */
  public boolean panics() {
    return kind == RowKind.PANIC;
  }

  /** Tests between the load and the CAS. The table's {@code Guards} say what each means. */
  public enum Guard implements Word.Test {
    ANY,
    DUE,
    NOT_DUE;

    @Override
    public Optional<Guard> opposite() {
      return switch (this) {
        case ANY -> Optional.empty();
        case DUE -> Optional.of(NOT_DUE);
        case NOT_DUE -> Optional.of(DUE);
      };
    }

    @Override
    public String toString() {
      return word();
    }
  }

  /**
   * Tests between the CAS and the first step. The table's {@code OwnedCases} say what each means.
   */
  public enum OwnedCase implements Word.Test {
    ANY,
    ONESHOT,
    PERIODIC,
    EARLIER,
    NOT_EARLIER;

    @Override
    public Optional<OwnedCase> opposite() {
      return switch (this) {
        case ANY -> Optional.empty();
        case ONESHOT -> Optional.of(PERIODIC);
        case PERIODIC -> Optional.of(ONESHOT);
        case EARLIER -> Optional.of(NOT_EARLIER);
        case NOT_EARLIER -> Optional.of(EARLIER);
      };
    }

    @Override
    public String toString() {
      return word();
    }
  }

  /** How a walk goes on. The table's {@code Results} say what each means. */
  public enum Result implements Word {
    LEAVE,
    AGAIN,
    ADVANCE,
    RESUME,
    /** The result of a panic, and the lost field of a row without a CAS. */
    NONE;

    @Override
    public String toString() {
      return word();
    }
  }
}
