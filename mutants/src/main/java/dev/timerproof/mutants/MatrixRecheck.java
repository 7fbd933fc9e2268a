package dev.timerproof.mutants;

import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Runs a layer again on some mutants that it kills in the kept matrix, and on some equivalent ones.
 * The latter show that the layer does not simply kill everything.
 */
public final class MatrixRecheck {
  private final TableReader reader;
  private final TimerTable table;
  private final KillMatrix matrix;
  private final Random random;

  /**
   * A recheck of a matrix.
   *
   * @param reader the table that the matrix is of
   * @param seed draws the mutants
   */
  public MatrixRecheck(TableReader reader, KillMatrix matrix, long seed) {
    this.reader = reader;
    this.table = reader.read(matrix.edition());
    this.matrix = matrix;
    this.random = new Random(seed);
  }

  /**
   * A mutant on which a layer is to be run.
   *
   * @param mutant the mutant
   * @param kept the layer's verdict in the matrix
   */
  public record Question(Mutant mutant, MutantVerdict kept) {
    /** Whether the layer kills it in the matrix. */
    public boolean mustDie() {
      return kept.fate() == Fate.KILLED;
    }
  }

  /**
   * A random sample of the mutants that a layer kills: {@code count} of them, or all if there are
   * fewer.
   */
  public List<Question> killed(String layer, int count) {
    return drawn(layer, count, line -> true, Fate.KILLED);
  }

  /**
   * A random sample of the equivalent mutants whose Java differs and that a layer has judged:
   * {@code count} of them, or all if there are fewer.
   */
  public List<Question> equivalent(String layer, int count) {
    return drawn(
        layer,
        count,
        line -> line.fate() == Fate.EQUIVALENT && isOtherJava(line),
        layer.equals(MutantVerdict.PROOF) ? Fate.EQUIVALENT : Fate.SURVIVED);
  }

  private static boolean isOtherJava(KillMatrix.Line line) {
    MutantVerdict drift = line.verdicts().get(MutantVerdict.DRIFT);
    return drift != null && drift.fate() == Fate.KILLED;
  }

  private List<Question> drawn(
      String layer, int count, Predicate<KillMatrix.Line> which, Fate fate) {
    List<Question> all = new ArrayList<>();
    for (KillMatrix.Line line : matrix.lines()) {
      MutantVerdict verdict = line.verdicts().get(layer);
      if (verdict != null && verdict.fate() == fate && which.test(line)) {
        all.add(new Question(line.mutant(), verdict));
      }
    }
    Collections.shuffle(all, random);
    return all.subList(0, Math.min(count, all.size()));
  }

  /** Runs a layer on a mutant. */
  public MutantLayer.Finding ask(MutantLayer layer, Question question)
      throws IOException, InterruptedException {
    return layer.judgeUndisturbed(question.mutant(), question.mutant().applied(reader, table));
  }

  /** A sentence that says how the layer contradicts the matrix; blank if it does not. */
  public static String difference(Question question, MutantLayer.Finding found) {
    boolean dies = found.fate() == Fate.KILLED;
    if (dies == question.mustDie()) {
      return "";
    }
    return question.mutant().key()
        + ": expected "
        + said(question.kept().fate(), question.kept().by(), question.kept().property())
        + ", found "
        + said(found.fate(), found.by(), found.detail());
  }

  private static String said(Fate fate, String by, String detail) {
    return fate.name().toLowerCase(Locale.ROOT)
        + " by "
        + by
        + (detail.isEmpty() ? "" : " (" + detail + ")");
  }
}
