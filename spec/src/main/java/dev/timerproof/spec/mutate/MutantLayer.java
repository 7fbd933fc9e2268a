package dev.timerproof.spec.mutate;

import java.io.IOException;

/**
 * A layer of evidence that looks at one mutant after another. Not thread-safe; closed when no
 * mutant is left.
 *
 * @param <T> the kind of table that it reads
 */
public interface MutantLayer<T> extends AutoCloseable {
  /** The layer's name, one word. */
  String name();

  /**
   * Whether it runs the generated Java, so that it cannot tell mutants with the same Java apart;
   * otherwise it interprets the table.
   */
  boolean looksAtJava();

  /**
   * Judges a mutant that the table's reader accepts.
   *
   * @param mutant the mutant
   * @param mutated its table
   * @throws InterruptedException if this thread is interrupted; the mutant has no verdict then
   * @throws UnusableLayerException if the layer fails on the unchanged table too
   */
  Finding judge(Mutant mutant, T mutated) throws IOException, InterruptedException;

  /**
   * As {@link #judge}, but drops a finding that was made while the thread was interrupted: an
   * interrupted compiler, for example, reports that it cannot write its files.
   *
   * @throws InterruptedException as {@link #judge}, and if the thread was interrupted meanwhile
   */
  default Finding judgeUndisturbed(Mutant mutant, T mutated)
      throws IOException, InterruptedException {
    Finding found = judge(mutant, mutated);
    if (Thread.interrupted()) {
      throw new InterruptedException(name() + " was interrupted");
    }
    return found;
  }

  @Override
  default void close() {}

  /**
   * The verdict of a layer on a mutant.
   *
   * @param fate killed, survived, equivalent, a gap, or undecided
   * @param by the case, file or scenario that decided
   * @param detail the violated property, or the reason; may be blank
   */
  record Finding(MutantVerdict.Fate fate, String by, String detail) {
    /** A finding: the layer noticed the mutant. */
    public static Finding killed(String by, String detail) {
      return new Finding(MutantVerdict.Fate.KILLED, by, detail);
    }

    /** A finding: the layer did not notice the mutant. */
    public static Finding survived(String by) {
      return new Finding(MutantVerdict.Fate.SURVIVED, by, "");
    }

    /**
     * A finding: the layer cannot notice the mutant, which is a gap.
     *
     * @param why what it lacks
     */
    public static Finding blind(String why) {
      return new Finding(MutantVerdict.Fate.GAP, "no run", why);
    }

    /** A finding: the layer came to no verdict. */
    public static Finding undecided(String by, String detail) {
      return new Finding(MutantVerdict.Fate.UNDECIDED, by, detail);
    }
  }
}
