package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.CaseResult;

/**
 * A protocol that loses a race, and how the failure shows. Any other failure, such as a hang or a
 * class that does not link, does not count as finding the fault.
 *
 * @param variant the protocol
 * @param finding a text in the description of the failed execution: a wrong result, or the message
 *     of an invariant or a guard
 */
public record LosingVariant(Variant variant, String finding) {
  public LosingVariant {
    if (finding.isBlank()) {
      throw new IllegalArgumentException(
          variant + ": expected the text of a finding, found a blank");
    }
  }

  /** Whether an exploration found this fault and no other. */
  public boolean isFoundBy(CaseResult result) {
    return !result.holds() && result.detail().contains(finding);
  }
}
