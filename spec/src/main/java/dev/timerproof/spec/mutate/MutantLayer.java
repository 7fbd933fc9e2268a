package dev.timerproof.spec.mutate;

import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;

/**
 * A layer of evidence that looks at one mutant after another. Not thread-safe; closed when no
 * mutant is left.
 */
public interface MutantLayer extends AutoCloseable {
  /** The layer's name, one word. */
  String name();

  /**
   * Whether it looks at the Java that is generated, so that mutants with the same Java are the same
   * to it; else it reads the table.
   */
  boolean looksAtJava();

  /**
   * Judges a mutant that the table's reader accepts.
   *
   * @param mutant what was changed
   * @param mutated the table with the change
   * @throws InterruptedException if this thread is interrupted; the mutant has no verdict then
   * @throws UnusableLayerException if the layer fails on the table without a change too
   */
  Finding judge(Mutant mutant, TimerTable mutated) throws IOException, InterruptedException;

  /**
   * As {@link #judge}. What a layer finds while its thread is interrupted is no finding: a compiler
   * that is interrupted says that it cannot write its files.
   *
   * @throws InterruptedException as there, and if the thread was interrupted meanwhile
   */
  default Finding judgeUndisturbed(Mutant mutant, TimerTable mutated)
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
   * @param by what decided: a case, a file, a scenario
   * @param detail what was found wrong; a reason; blank
   */
  record Finding(MutantVerdict.Fate fate, String by, String detail) {
    /** The layer noticed the mutant. */
    public static Finding killed(String by, String detail) {
      return new Finding(MutantVerdict.Fate.KILLED, by, detail);
    }

    /** The layer did not notice it. */
    public static Finding survived(String by) {
      return new Finding(MutantVerdict.Fate.SURVIVED, by, "");
    }

    /**
     * The layer has nothing that could notice it.
     *
     * @param why what it lacks
     */
    public static Finding blind(String why) {
      return new Finding(MutantVerdict.Fate.GAP, "no run", why);
    }

    /** Nothing is known. */
    public static Finding undecided(String by, String detail) {
      return new Finding(MutantVerdict.Fate.UNDECIDED, by, detail);
    }
  }
}
