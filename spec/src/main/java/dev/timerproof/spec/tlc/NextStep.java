package dev.timerproof.spec.tlc;

import java.util.List;

/**
 * A thread's next step.
 *
 * @param step the step of the row or frame, or the kind of step between those: load, guard, cas,
 *     decide, pick, ret, idle, panic
 * @param rows ids of the rows that the thread is in, or begins with that step
 * @param takes the arguments of the thread's operation
 */
public record NextStep(String step, List<String> rows, List<String> takes) {
  /** An unknown step. */
  public static final NextStep UNKNOWN = new NextStep("", List.of(), List.of());

  public NextStep {
    rows = List.copyOf(rows);
    takes = List.copyOf(takes);
  }
}
