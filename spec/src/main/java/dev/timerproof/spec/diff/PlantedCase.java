package dev.timerproof.spec.diff;

import java.util.List;

/**
 * A case that must fail because a parameter has another value than its edition gives it.
 *
 * @param name its name in the manifest
 * @param fault the planted fault, a definition of {@code Faults.tla}
 * @param edition the edition that holds without the fault
 * @param value the value that the fault gives the parameter
 * @param property the violated property
 * @param means the meaning of the violation, a sentence without its full stop
 * @param rows ids of rows that the counterexample takes
 * @param covers the instance on which it fails, in words
 * @param profile the smallest profile that runs it
 */
public record PlantedCase(
    String name,
    String fault,
    String edition,
    String value,
    String property,
    String means,
    List<String> rows,
    String covers,
    String profile) {
  public PlantedCase {
    rows = List.copyOf(rows);
  }

  /** The command that runs it. */
  public String replay() {
    return "timerproof check --only bugs --case " + name;
  }
}
