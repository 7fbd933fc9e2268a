package dev.timerproof.evidence.claim;

/**
 * Something that a reader might expect to have been checked and that was not.
 *
 * @param layer the layer's name
 * @param reason why, in a few words
 */
public record Gap(String layer, String reason) {
  @Override
  public String toString() {
    return layer + " (" + reason + ")";
  }
}
