package dev.timerproof.conformance.history.check;

import dev.timerproof.conformance.history.reading.Call;
import dev.timerproof.conformance.history.reading.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a sequential timer. Immutable.
 *
 * @param arm the call that armed it last; null before the first
 * @param armed whether it will expire
 * @param due the earliest moment at which it expires next; {@link #LATER} if its function must be
 *     called or return first
 * @param latest the latest moment of the same
 * @param owed the expiries whose function has not been called yet, or whose value is on its way
 * @param value what its channel holds
 * @param running how many calls of its function have not returned
 * @param doubtful whether it has fired and a stop may say otherwise
 * @param since the event that made it idle; only for explanations, and no part of what is compared
 */
record TimerState(
    @Nullable Call arm,
    boolean armed,
    long due,
    long latest,
    List<Expiry> owed,
    @Nullable Expiry value,
    int running,
    boolean doubtful,
    @Nullable Since since) {
  static final long LATER = Long.MAX_VALUE / 2;

  static final TimerState NEW =
      new TimerState(null, false, LATER, LATER, List.of(), null, 0, false, null);

  /**
   * What made a timer idle, or took its value.
   *
   * @param call the call that did; null if it expired
   * @param fire the call of its function; null if a call did, or it has not been called yet
   */
  record Since(@Nullable Call call, @Nullable Event fire) {}

  /** The state after it was armed. */
  TimerState arm(Call call) {
    return new TimerState(
        call, true, call.earliest(), call.latest(), owed, value, running, false, null);
  }

  /** The state after it was disarmed. */
  TimerState disarm(Call call) {
    Since now = armed || value != null ? new Since(call, null) : since;
    return new TimerState(arm, false, LATER, LATER, owed, value, running, false, now);
  }

  /** The state after it has expired, and is due again at other times, or never. */
  TimerState expire(boolean again, long nextDue, long nextLatest) {
    return new TimerState(
        arm,
        again,
        nextDue,
        nextLatest,
        owed,
        value,
        running,
        !again,
        again ? since : new Since(null, null));
  }

  TimerState owing(Expiry expiry) {
    List<Expiry> more = new ArrayList<>(owed);
    more.add(expiry);
    return new TimerState(
        arm, armed, due, latest, List.copyOf(more), value, running, doubtful, since);
  }

  TimerState without(Expiry expiry) {
    List<Expiry> fewer = new ArrayList<>(owed);
    fewer.remove(expiry);
    return new TimerState(
        arm, armed, due, latest, List.copyOf(fewer), value, running, doubtful, since);
  }

  TimerState withValue(@Nullable Expiry other) {
    return new TimerState(arm, armed, due, latest, owed, other, running, doubtful, since);
  }

  /** The state after its function was called for an expiry. */
  TimerState called(Expiry expiry, Event fire) {
    List<Expiry> fewer = new ArrayList<>(owed);
    fewer.remove(expiry);
    Since told = since != null && since.call() == null ? new Since(null, fire) : since;
    return new TimerState(
        arm, armed, due, latest, List.copyOf(fewer), value, running + 1, doubtful, told);
  }

  TimerState returned() {
    return new TimerState(arm, armed, due, latest, owed, value, running - 1, doubtful, since);
  }

  TimerState dueAt(long at) {
    return new TimerState(arm, armed, at, at, owed, value, running, doubtful, since);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TimerState o
        && arm == o.arm
        && armed == o.armed
        && due == o.due
        && latest == o.latest
        && running == o.running
        && doubtful == o.doubtful
        && owed.equals(o.owed)
        && Objects.equals(value, o.value);
  }

  @Override
  public int hashCode() {
    int hash = System.identityHashCode(arm) * 31 + Long.hashCode(due);
    hash = (hash * 31 + Long.hashCode(latest)) * 31 + owed.hashCode();
    hash = (hash * 31 + Objects.hashCode(value)) * 31 + running;
    return (hash * 2 + (armed ? 1 : 0)) * 2 + (doubtful ? 1 : 0);
  }
}
