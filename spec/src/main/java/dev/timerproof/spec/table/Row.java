package dev.timerproof.spec.table;

import java.util.List;

/**
 * One transition of a word: what an operation does when it finds a status. The fields are those of
 * {@code TimerTable.tla}, which says what their values mean.
 *
 * @param id stable name, for example {@code mod.Waiting.earlier}
 * @param word the atomic word that the row is about
 * @param op the operation, a key of {@link TimerTable#frames()}
 * @param from the status that the load found
 * @param guard a test between the load and the CAS
 * @param kind go, cont, store, noop, wait or panic
 * @param owned a test between the CAS and the first step
 * @param via the status while the steps run
 * @param to the status after the commit
 * @param steps the micro-program, in order
 * @param result how the walk goes on
 * @param value what a leaving row answers
 * @param lost how the walk goes on when the first CAS fails
 * @param source where the behaviour is described
 * @param place where the row is written
 */
public record Row(
    String id,
    String word,
    String op,
    String from,
    String guard,
    String kind,
    String owned,
    String via,
    String to,
    List<String> steps,
    String result,
    String value,
    String lost,
    String source,
    Place place) {
  public Row {
    steps = List.copyOf(steps);
  }

  /** Whether the row begins with a CAS. */
  public boolean hasCas() {
    return kind.equals("go");
  }

  /** Whether the row writes the status word at all. */
  public boolean changesStatus() {
    return hasCas() || continues() || kind.equals("store");
  }

  /** Whether the row has no load of its own: an earlier row left the timer owned. */
  public boolean continues() {
    return kind.equals("cont");
  }

  /** Whether the operation loads the status again until another row applies. */
  public boolean waits() {
    return kind.equals("wait");
  }

  /** Whether the runtime throws. */
  public boolean panics() {
    return kind.equals("panic");
  }

  /** Whether the row ends with a commit of its own. */
  public boolean commits() {
    return !via.equals(to);
  }
}
