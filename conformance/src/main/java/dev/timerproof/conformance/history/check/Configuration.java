package dev.timerproof.conformance.history.check;

/**
 * One way in which everything so far can have happened.
 *
 * @param state the timer's state
 * @param taken the open calls that have taken effect, a bit for each
 */
record Configuration(TimerState state, long taken) {
  static final Configuration FIRST = new Configuration(TimerState.NEW, 0);

  boolean has(int slot) {
    return (taken >>> slot & 1) != 0;
  }

  Configuration with(TimerState next, int slot) {
    return new Configuration(next, taken | 1L << slot);
  }

  Configuration without(int slot) {
    return new Configuration(state, taken & ~(1L << slot));
  }

  Configuration with(TimerState next) {
    return new Configuration(next, taken);
  }
}
