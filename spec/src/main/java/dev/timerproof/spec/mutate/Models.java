package dev.timerproof.spec.mutate;

/** The base class of layers that run models. They interpret the table, not the generated Java. */
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
