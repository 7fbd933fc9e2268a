package dev.timerproof.conformance.trace;

import org.jspecify.annotations.Nullable;

/** What is known of one live timer. */
final class TimerState {
  final long timer;

  /** The number of changes seen so far. */
  long version;

  int status;

  /** The line of the last change. */
  long line;

  /** The rows of which the first half was seen and the commit not yet. */
  @Nullable CaseGroup open;

  /** Changes that came before the next one in order, by version. */
  @Nullable HeldEvent held;

  TimerState(long timer, int status) {
    this.timer = timer;
    this.status = status;
  }
}
