package dev.timerproof.spec.mutate;

/** The models as a layer: they interpret the table. */
abstract class Models implements MutantLayer {
  @Override
  public final String name() {
    return MutantVerdict.MODEL;
  }

  @Override
  public final boolean looksAtJava() {
    return false;
  }
}
