package dev.timerproof.spec.tlc;

import java.util.List;

/**
 * What a thread does next.
 *
 * @param step the step of the row or frame, or the kind of step between those: load, guard, cas,
 *     decide, pick, ret, idle, panic
 * @param rows ids of the rows of the table that it is in, or begins with that step
 * @param takes the arguments of the operation that it is in
 */
public record NextStep(String step, List<String> rows, List<String> takes) {
  /** Nothing is known. */
  public static final NextStep UNKNOWN = new NextStep("", List.of(), List.of());

  public NextStep {
    rows = List.copyOf(rows);
    takes = List.copyOf(takes);
  }
}
