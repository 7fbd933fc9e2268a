package dev.timerproof.spec.mutate;

/** The models as a layer: they interpret the table. */
abstract class Models<T> implements MutantLayer<T> {
  @Override
  public final String name() {
    return MutantVerdict.MODEL;
  }

  @Override
  public final boolean looksAtJava() {
    return false;
  }
}
