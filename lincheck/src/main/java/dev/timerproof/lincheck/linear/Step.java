package dev.timerproof.lincheck.linear;

/** One atomic step of a history: its condition and its effect on the sequential timers. */
@FunctionalInterface
interface Step {
  /** Takes the step; leaves the state as it is and returns false if the step is not possible. */
  boolean take(ArmedTimers state);
}
