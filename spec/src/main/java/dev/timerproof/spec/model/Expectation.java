package dev.timerproof.spec.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * The expected result of a case.
 *
 * @param violated whether the property must be violated; otherwise everything must hold
 * @param property the property that must be violated; empty if everything must hold
 * @param rows ids of rows that the counterexample must take
 * @param distinct the pinned number of distinct states of a complete run; empty for other runs
 * @param depth the pinned depth of a complete run; empty for other runs
 */
public record Expectation(
    boolean violated,
    String property,
    List<String> rows,
    OptionalLong distinct,
    OptionalLong depth) {
  public Expectation {
    rows = List.copyOf(rows);
  }
}
