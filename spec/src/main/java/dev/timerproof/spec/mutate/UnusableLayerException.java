package dev.timerproof.spec.mutate;

/**
 * Thrown if a layer cannot judge any mutant, because its runs fail on the unchanged table too: each
 * mutant would look killed.
 */
public final class UnusableLayerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A layer that cannot judge.
   *
   * @param layer the layer's name
   * @param edition the table that it fails on
   * @param what the error of the compiler or the run
   */
  public UnusableLayerException(String layer, String edition, String what) {
    super(
        "%s: no verdict on any mutant, as %s fails without a change: %s"
            .formatted(layer, edition, what));
  }
}
