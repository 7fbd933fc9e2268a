package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.CaseResult;

/**
 * A protocol that loses a race, and what is seen of it. Any other failure, be it a hang or a class
 * that does not link, is not what the scenario was written to find.
 *
 * @param variant the protocol
 * @param finding a text that the account of the lost execution contains: a result that is wrong, or
 *     what an invariant or a guard says
 */
public record LosingVariant(Variant variant, String finding) {
  public LosingVariant {
    if (finding.isBlank()) {
      throw new IllegalArgumentException(variant + ": expected what is found, found nothing");
    }
  }

  /** Whether an exploration found this fault and no other. */
  public boolean isFoundBy(CaseResult result) {
    return !result.holds() && result.detail().contains(finding);
  }
}
