package dev.timerproof.spec.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a case must give.
 *
 * @param violated whether the property must be violated; otherwise everything must hold
 * @param property what must be violated; empty if everything must hold
 * @param rows ids of rows that the counterexample must take
 * @param distinct the pinned number of distinct states of a run that visits all
 * @param depth the pinned depth of a run that visits all
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
