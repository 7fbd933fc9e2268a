package dev.timerproof.lincheck.replay;

/**
 * Called by generated Java before each step. On a {@link StepThread} it waits until the thread may
 * take the step; on other threads it does nothing.
 */
public final class StepGate {
  /** The method's name as generated Java calls it. */
  static final String METHOD = StepGate.class.getName() + ".at";

  private StepGate() {}

  /**
   * Waits before a step.
   *
   * @param place {@code row ID} or {@code frame OP}
   * @param word the step or hook, or another action of a row, such as its CAS
   */
  public static void at(String place, String word) {
    if (Thread.currentThread() instanceof StepThread thread) {
      thread.arrive(place, word);
    }
  }
}
