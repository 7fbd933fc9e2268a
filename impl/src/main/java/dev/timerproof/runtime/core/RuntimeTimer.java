package dev.timerproof.runtime.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One timer: a status word, the fields that it protects, and the micro-steps that act on them.
 *
 * <p>A thread that sets an intermediate status (Modifying, Running, Removing, Moving) owns the
 * plain fields until it sets the next status. {@code pp} and the place in a heap are written under
 * the lock of that {@link Processor} besides. The volatile status word orders these accesses:
 * writes of an owner before it published a status are visible to the next owner.
 *
 * <p>Times are in nanoseconds, as {@link TimerHost#nanotime} counts them. The methods of this class
 * are the steps of {@link TimerProtocol}; a program calls the protocol, not these.
 */
public class RuntimeTimer {
  /** The latest deadline there is; deadlines that would lie beyond it are this one. */
  public static final long MAX_WHEN = Long.MAX_VALUE;

  private static final VarHandle STATUS;

  static {
    try {
      STATUS = MethodHandles.lookup().findVarHandle(RuntimeTimer.class, "status", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * The status; when {@link Tracing} is on, only the low bits are the status and the others count
   * changes.
   */
  private volatile int status = TimerStatus.INITIAL;

  /** The processor whose heap holds this timer, or null. */
  @Nullable Processor pp;

  /** The deadline that the heap is ordered by, in nanoseconds. */
  long when;

  /** The new deadline in nanoseconds, while the status is ModifiedEarlier or ModifiedLater. */
  long nextwhen;

  /** Nanoseconds from one firing to the next; 0 for a timer that fires once. */
  long period;

  TimerFunction f = TimerFunction.NOTHING;
  @Nullable Object arg;
  int seq;

  /** A timer that was never armed, with no argument. */
  public RuntimeTimer() {}

  /**
   * A timer that was never armed.
   *
   * @param arg what {@link #argument} tells until somebody arms the timer with another one
   */
  protected RuntimeTimer(@Nullable Object arg) {
    this.arg = arg;
  }

  /**
   * A timer that was never armed, with no argument.
   *
   * @param when what {@link #deadline} tells until somebody arms the timer
   * @param seq what {@link #sequence} tells until then
   */
  protected RuntimeTimer(long when, int seq) {
    this.when = when;
    this.seq = seq;
  }

  /** The argument of the last arm. */
  protected final @Nullable Object argument() {
    return arg;
  }

  /**
   * The number of the last arm; while other threads arm the timer, the number of any of these arms.
   */
  protected final int sequence() {
    return seq;
  }

  /** The time from one firing to the next; {@link #deadline} says which threads may call this. */
  public final long period() {
    return period;
  }

  /** The status at this moment, one of the constants of {@link TimerStatus}. */
  public final int status() {
    return Tracing.ON ? status & Tracing.STATUS_BITS : status;
  }

  /**
   * The deadline of this timer, if it is armed. The answer means something only to a thread that
   * knows that no other thread changes the timer.
   *
   * @return nanoseconds
   */
  public final long deadline() {
    int s = status();
    boolean modified = s == TimerStatus.MODIFIED_EARLIER || s == TimerStatus.MODIFIED_LATER;
    return modified ? nextwhen : when;
  }

  /**
   * The processor whose heap holds this timer, or null; {@link #deadline} says which threads may
   * call this.
   */
  public final @Nullable Processor processor() {
    return pp;
  }

  /** Changes the status word if it still is {@code expected}; returns whether it did. */
  final boolean cas(int expected, int status) {
    return Tracing.ON
        ? TraceRecorder.cas(this, expected, status)
        : STATUS.compareAndSet(this, expected, status);
  }

  /** Sets the status word without a comparison; the caller need not own the timer. */
  final void store(int status) {
    if (Tracing.ON) {
      TraceRecorder.store(this, status);
    } else {
      this.status = status;
    }
  }

  /** The whole word, with what {@link TraceRecorder} keeps in it. */
  final int word() {
    return status;
  }

  /** Sets the whole word, if it still is {@code expected}; tells whether it did. */
  final boolean casWord(int expected, int word) {
    return STATUS.compareAndSet(this, expected, word);
  }

  /**
   * Sets the final status of a transition, whose intermediate status {@code via} the caller has
   * set.
   */
  final void commit(int via, int to) {
    if (!cas(via, to)) {
      throw badTimer(status());
    }
  }

  final void setArgs(long period, TimerFunction f, @Nullable Object arg, int seq) {
    this.period = period;
    this.f = f;
    this.arg = arg;
    this.seq = seq;
  }

  /** Moves a periodic timer to its first deadline after {@code now}, at most {@link #MAX_WHEN}. */
  final void rearm(long now) {
    assert period > 0 : period;
    long next = when + period * (1 + (now - when) / period);
    // The true sum is below 2^64, so it has overflowed exactly when it is negative.
    when = next < 0 ? MAX_WHEN : next;
    assert when > now || when == MAX_WHEN : when;
  }

  final Processor readPp() {
    Processor p = pp;
    if (p == null) {
      throw new IllegalStateException(this + " is on no processor, expected one");
    }
    return p;
  }

  final void setPp(Processor p) {
    if (pp != null) {
      throw new IllegalStateException(this + " is on processor " + pp + ", expected none");
    }
    pp = p;
  }

  final void clearPp(Processor p) {
    checkPp(p);
    pp = null;
  }

  final void zeroPp() {
    pp = null;
  }

  final void checkPp(Processor p) {
    if (pp != p) {
      throw new IllegalStateException(this + " is on processor " + pp + ", expected " + p);
    }
  }

  /** The error for a status that an operation must not meet. */
  final IllegalStateException badTimer(int found) {
    return new IllegalStateException(
        this + ": found status " + TimerStatus.name(found) + ", which the table calls a panic");
  }

  static void checkArgs(long when, long period) {
    if (when <= 0) {
      throw new IllegalArgumentException("when is " + when + " ns, expected more than 0");
    }
    if (period < 0) {
      throw new IllegalArgumentException("period is " + period + " ns, expected 0 or more");
    }
  }

  static long clampWhen(long when) {
    return when < 0 ? MAX_WHEN : when;
  }

  /**
   * The deadline that lies {@code delay} after {@code now}.
   *
   * @param now in nanoseconds, more than 0
   * @param delay in nanoseconds; negative counts as 0
   * @return a deadline from {@code now} to {@link #MAX_WHEN}
   */
  public static long when(long now, long delay) {
    long when = now + Math.max(delay, 0);
    return when < 0 ? MAX_WHEN : when;
  }

  @Override
  public String toString() {
    return "timer@" + Integer.toHexString(System.identityHashCode(this));
  }
}
