package dev.timerproof.lincheck.replay;

/**
 * What generated Java calls before each step. On a {@link StepThread} it waits until the step may
 * be made; on other threads it does nothing.
 */
public final class StepGate {
  /** The method's name as generated Java calls it. */
  static final String METHOD = StepGate.class.getName() + ".at";

  private StepGate() {}

  /**
   * A step is next.
   *
   * @param place {@code row ID} or {@code frame OP}
   * @param word the step or hook, or what a thread does between those
   */
  public static void at(String place, String word) {
    if (Thread.currentThread() instanceof StepThread thread) {
      thread.arrive(place, word);
    }
  }
}
