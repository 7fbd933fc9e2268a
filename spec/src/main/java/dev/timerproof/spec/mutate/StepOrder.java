package dev.timerproof.spec.mutate;

import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When an exchange of steps changes nothing that a model can show. Two steps are independent when
 * neither writes what the other touches, and at most one of them touches what other threads can see
 * at that point: what the status word or the lock protects, and registers, are private until the
 * commit or the unlock. Orders that agree on every pair of dependent steps have the same
 * behaviours.
 *
 * <p>What a step touches, and who else can see it, says the {@linkplain Vocabulary.Step vocabulary}
 * of the table. A sweep without this short cut confirms it: it must find no difference either.
 */
public final class StepOrder {
  private static final String BORDER = "border";
  private static final String SHARED = "shared";

  private final Vocabulary vocabulary;

  /**
   * What a property of an edition looks at in every state, though no thread does: the heap and the
   * bounds where {@code BoundsHoldAlways} is claimed.
   */
  private final Set<String> watched;

  /**
   * @param vocabulary the table's words
   * @param watched fields of the vocabulary that are visible at any time
   * @throws IllegalArgumentException if a watched field is not in the vocabulary
   */
  public StepOrder(Vocabulary vocabulary, Set<String> watched) {
    this.vocabulary = vocabulary;
    this.watched = Set.copyOf(watched);
    watched.forEach(vocabulary::field);
  }

  /** Whether a mutant only reorders steps of a row in a way that has the same effect. */
  public boolean same(TimerTable table, TimerTable mutated, Mutant mutant) {
    return mutant.isOfRow()
        && !table.poller().has(mutant.mutation())
        && mutant.mutation().field().equals("steps")
        && same(table.row(mutant.row()).steps(), mutated.row(mutant.row()).steps());
  }

  /** Whether both orders have the same behaviours. */
  boolean same(List<String> one, List<String> other) {
    if (!one.stream().sorted().toList().equals(other.stream().sorted().toList())) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      for (int k = i + 1; k < one.size(); k++) {
        String first = one.get(i);
        String second = one.get(k);
        if (!first.equals(second)
            && other.indexOf(first) > other.lastIndexOf(second)
            && !independent(first, second)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean independent(String one, String other) {
    Vocabulary.Step a = vocabulary.step(one);
    Vocabulary.Step b = vocabulary.step(other);
    return !staysInPlace(a)
        && !staysInPlace(b)
        && !(isVisible(a) && isVisible(b))
        && apart(a, b)
        && apart(b, a);
  }

  /**
   * Whether every other step depends on it: it begins or ends a stretch of ownership, lets other
   * code run, or runs another operation.
   */
  private boolean staysInPlace(Vocabulary.Step step) {
    return vocabulary.calls().containsKey(step.name()) || touches(step, BORDER);
  }

  private boolean isVisible(Vocabulary.Step step) {
    return touches(step, SHARED) || step.writes().stream().anyMatch(watched::contains);
  }

  private boolean touches(Vocabulary.Step step, String access) {
    return Stream.concat(step.reads().stream(), step.writes().stream())
        .anyMatch(field -> vocabulary.field(field).access().equals(access));
  }

  private static boolean apart(Vocabulary.Step writer, Vocabulary.Step other) {
    return writer.writes().stream()
        .noneMatch(field -> other.reads().contains(field) || other.writes().contains(field));
  }
}
