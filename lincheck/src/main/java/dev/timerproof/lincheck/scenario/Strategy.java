package dev.timerproof.lincheck.scenario;

/** How the executions of a scenario are chosen. */
public enum Strategy {
  /** Lincheck chooses the interleavings, those with few thread switches first. */
  MODEL_CHECKING,
  /** The threads run freely on the machine. */
  STRESS
}
