package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The known state of one live timer. */
public final class TimerState {
  /** The value of {@link #home} and {@link #lastHome} when the timer is on no P. */
  static final long NO_P = -1;

  public final long timer;

  /** The number of changes seen so far. */
  public long version;

  public int status;

  /** The line of the last change. */
  public long line;

  /** The rows whose first half was seen and whose commit was not; null if there are none. */
  public @Nullable CaseGroup open;

  /** Events that came before their turn, in order; null when there are none. */
  @Nullable TreeMap<Long, HeldEvent> held;

  /** The firings whose function was not called yet; null if the timer never fired. */
  public @Nullable OpenFirings firings;

  /** The operations that are about to return; null if none was so far. */
  @Nullable OpenReturns returns;

  /** The last P that the timer was in the heap of. */
  long lastHome = NO_P;

  /** The thread that made the timer owned, if {@link #ownerKnown}. */
  long owner;

  boolean ownerKnown;

  /** The last changes, the newest first, each packed into a number; 0 for none. */
  private long last;

  private long secondToLast;
  private long thirdToLast;

  private long when;
  private long nextWhen;
  private long period;
  private long home;
  private int known;

  public TimerState(long timer, int status) {
    this.timer = timer;
    this.status = status;
    learn(TraceField.HOME, NO_P);
  }

  /** Keeps a change for the explanation of a later one. */
  public void remember(TraceEvent change) {
    thirdToLast = secondToLast;
    secondToLast = last;
    last = RememberedChange.pack(change);
  }

  /** The last three changes that were kept, the oldest first. */
  public List<RememberedChange> remembered() {
    return LongStream.of(thirdToLast, secondToLast, last)
        .filter(packed -> packed != 0)
        .mapToObj(RememberedChange::of)
        .toList();
  }

  /** Whether the present value of a field is known. */
  boolean knows(TraceField field) {
    return (known & field.bit()) != 0;
  }

  /** The present value of a field that is known. */
  long value(TraceField field) {
    return switch (field) {
      case WHEN -> when;
      case NEXT_WHEN -> nextWhen;
      case PERIOD -> period;
      case HOME -> home;
      default -> throw new IllegalArgumentException("a timer has no field " + field);
    };
  }

  /** Sets the known value of a field. */
  void learn(TraceField field, long value) {
    known |= field.bit();
    switch (field) {
      case WHEN -> when = value;
      case NEXT_WHEN -> nextWhen = value;
      case PERIOD -> period = value;
      case HOME -> {
        home = value;
        lastHome = value == NO_P ? lastHome : value;
      }
      default -> throw new IllegalArgumentException("a timer has no field " + field);
    }
  }

  /** Makes the value of a field unknown. */
  void forget(TraceField field) {
    known &= ~field.bit();
  }
}
