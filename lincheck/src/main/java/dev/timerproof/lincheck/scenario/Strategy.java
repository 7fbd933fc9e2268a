package dev.timerproof.lincheck.scenario;

/** How the executions of a scenario are chosen. */
public enum Strategy {
  /** Interleavings that Lincheck picks, few switches first. */
  MODEL_CHECKING,
  /** As the machine happens to run the threads. */
  STRESS
}
