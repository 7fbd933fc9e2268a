package dev.timerproof.mutants;

import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.mutate.MutatedTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Shows a layer mutants again: some that the kept matrix says it kills, and some that nobody can
 * notice. A layer that kills whatever it is shown would say nothing.
 *
 * @param <T> the kind of table
 */
public final class MatrixRecheck<T> {
  private final MutatedTable<T> table;
  private final KillMatrix matrix;
  private final Random random;

  /**
   * A recheck of a matrix.
   *
   * @param table the table that the matrix is of
   * @param seed draws the mutants
   */
  public MatrixRecheck(MutatedTable<T> table, KillMatrix matrix, long seed) {
    this.table = table;
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
    return drawn(layer, count, line -> true, Set.of(Fate.KILLED));
  }

  /**
   * A random choice of so many equivalent mutants that a layer has judged, and of which the Java
   * differs, if there is any.
   */
  public List<Question> equivalent(String layer, int count) {
    return drawn(
        layer,
        count,
        line -> line.fate() == Fate.EQUIVALENT && isOtherJava(line),
        Set.of(Fate.EQUIVALENT, Fate.SURVIVED));
  }

  private boolean isOtherJava(KillMatrix.Line line) {
    if (!matrix.layers().contains(MutantVerdict.DRIFT)) {
      return true;
    }
    MutantVerdict drift = line.verdicts().get(MutantVerdict.DRIFT);
    return drift != null && drift.fate() == Fate.KILLED;
  }

  private List<Question> drawn(
      String layer, int count, Predicate<KillMatrix.Line> which, Set<Fate> fates) {
    List<Question> all = new ArrayList<>();
    for (KillMatrix.Line line : matrix.lines()) {
      MutantVerdict verdict = line.verdicts().get(layer);
      if (verdict != null && fates.contains(verdict.fate()) && which.test(line)) {
        all.add(new Question(line.mutant(), verdict));
      }
    }
    Collections.shuffle(all, random);
    return all.subList(0, Math.min(count, all.size()));
  }

  /** Shows a mutant to a layer. */
  public MutantLayer.Finding ask(MutantLayer<T> layer, Question question)
      throws IOException, InterruptedException {
    return layer.judgeUndisturbed(question.mutant(), table.applied(question.mutant()));
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
