package dev.timerproof.conformance.history.reading;

import dev.timerproof.conformance.history.contract.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * A call, with its return if the history has it. Times are readings of the history's clock in ns.
 */
public final class Call {

  private final Operation operation;
  private final long line;
  private final long at;
  private final long from;
  private final @Nullable Long when;
  private final long delay;
  private final long period;
  private final @Nullable Ticks ticks;
  private final @Nullable Long argument;
  private boolean returned;
  private long returnAt;
  private long returnLine;
  private @Nullable Boolean answer;
  private @Nullable Long value;

  /**
   * A call that has not returned.
   *
   * @param when the deadline; null if the call has a delay, or sets none
   * @param from the earliest reading of the clock that the delay can count from
   * @param delay how long after that the timer is due, if {@code when} is null
   * @param period the period, 0 for none
   * @param ticks the kind of period; null for the contract's first
   * @param argument what the function is to be given; null if not recorded
   */
  Call(
      Operation operation,
      long line,
      long at,
      long from,
      @Nullable Long when,
      long delay,
      long period,
      @Nullable Ticks ticks,
      @Nullable Long argument) {
    this.operation = operation;
    this.line = line;
    this.at = at;
    this.from = from;
    this.when = when;
    this.delay = delay;
    this.period = period;
    this.ticks = ticks;
    this.argument = argument;
  }

  void returns(long line, long at, @Nullable Boolean answer, @Nullable Long value) {
    returned = true;
    returnLine = line;
    returnAt = at;
    this.answer = answer;
    this.value = value;
  }

  public Operation operation() {
    return operation;
  }

  public long line() {
    return line;
  }

  public long at() {
    return at;
  }

  /** The earliest deadline that the call can have meant: its clock may be read at once. */
  public long earliest() {
    return when == null ? from + Math.max(0, delay) : when;
  }

  /** The latest deadline that the call can have meant: its clock may be read as it returns. */
  public long latest() {
    return when == null ? (returned ? returnAt : at) + Math.max(0, delay) : when;
  }

  /** What was asked for, in words. */
  public String asked(TimeText times) {
    return when == null
        ? "a delay of " + TimeText.duration(delay)
        : "the deadline " + times.at(when);
  }

  public long period() {
    return period;
  }

  public @Nullable Ticks ticks() {
    return ticks;
  }

  public @Nullable Long argument() {
    return argument;
  }

  public boolean returned() {
    return returned;
  }

  public long returnLine() {
    return returnLine;
  }

  /** What it answered; null if it did not return, or the history does not say. */
  public @Nullable Boolean answer() {
    return answer;
  }

  /** The value that was received: a reading of the clock when it was sent; null if not recorded. */
  public @Nullable Long value() {
    return value;
  }
}
