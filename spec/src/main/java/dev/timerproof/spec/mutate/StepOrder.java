package dev.timerproof.spec.mutate;

import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides whether an exchange of steps changes no behaviour that a model can show. Two steps are
 * independent if neither writes a field that the other reads or writes, and at most one of them
 * touches fields that other threads can see at that point. Registers, and fields that the status
 * word or the lock protects, cannot be seen until the commit or the unlock. Orders that agree on
 * every pair of dependent steps have the same behaviours.
 *
 * <p>The fields that a step touches, and who can see them, are in the table's {@linkplain
 * Vocabulary.Step vocabulary}. A sweep without this shortcut must give the same verdicts.
 */
public final class StepOrder {
  private static final String BORDER = "border";
  private static final String SHARED = "shared";

  private final Vocabulary vocabulary;

  /**
   * The fields that a property reads in every state although no other thread can: the heap and the
   * bounds, in editions that claim {@code BoundsHoldAlways}.
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
   * Whether a step may not be exchanged with any other: it begins or ends ownership, lets other
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
