package dev.timerproof.spec.mutate;

/**
 * A layer cannot judge any mutant: what it runs fails without a change of the table too, so that
 * each mutant would look as if the layer had found it.
 */
public final class UnusableLayerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * A layer cannot judge.
   *
   * @param layer the layer's name
   * @param edition the table that it fails on
   * @param what what goes wrong, as the compiler or the run says it
   */
  public UnusableLayerException(String layer, String edition, String what) {
    super(
        "%s: no verdict on any mutant, as %s fails without a change: %s"
            .formatted(layer, edition, what));
  }
}
