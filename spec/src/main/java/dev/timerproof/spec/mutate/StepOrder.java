package dev.timerproof.spec.mutate;

import dev.timerproof.spec.table.TimerTable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When an exchange of steps changes nothing that a model can show. Two steps are independent when
 * neither writes what the other touches, and at most one of them touches what other threads can see
 * at that point: fields that the status word protects, registers, and what only the owner of the
 * lock looks at are private until the commit or the unlock. Orders that agree on every pair of
 * dependent steps have the same behaviours.
 *
 * <p>The sets say what {@code Steps.tla} and, for the slots of the heap, {@code Heap.tla} do. A
 * sweep without this short cut confirms them: it must find no difference either.
 */
public final class StepOrder {
  /** What a step touches. Visible: other threads can see it, or it sees what others do. */
  private record Touch(Set<String> reads, Set<String> writes, boolean visible) {}

  /** Steps that begin or end a stretch of ownership, or leave the P, depend on every other step. */
  private static final Set<String> BOUNDARIES =
      Set.of("commit", "lock", "unlock", "fire", "wake", "clean", "drain");

  private static final Map<String, Touch> TOUCHES =
      Map.ofEntries(
          hidden("setargs", "", "period arm"),
          hidden("setwhen", "", "when"),
          hidden("setnext", "", "next"),
          hidden("applynext", "next", "when"),
          hidden("loadargs", "arm", "args"),
          hidden("rearm", "period", "when"),
          hidden("readpp", "pp", "tpp"),
          hidden("setpp", "", "pp"),
          hidden("clearpp", "", "pp"),
          hidden("zeropp", "", "pp"),
          hidden("insert", "when", "heap root"),
          hidden("unlink", "when", "heap root"),
          hidden("siftroot", "when", "heap"),
          hidden("keep", "when dirty", "heap to"),
          hidden("place", "when", "heap to"),
          hidden("dirty", "", "dirty"),
          hidden("truncate", "to", "heap"),
          hidden("hold", "", "held"),
          hidden("drop", "", "heap dropped"),
          hidden("pub0", "heap when", "timer0When"),
          hidden("pub0root", "heap when", "timer0When root"),
          hidden("incnum", "", "numTimers"),
          hidden("decnum", "", "numTimers n"),
          hidden("subnum", "dropped", "numTimers n"),
          hidden("readnum", "numTimers", "n"),
          hidden("tallyadj", "", "placed"),
          seen("incdel", "tpp", "deletedTimers"),
          seen("decdel", "tpp", "deletedTimers"),
          seen("subdel", "dropped", "deletedTimers"),
          seen("incadj", "tpp", "adjustTimers"),
          seen("decadj", "tpp", "adjustTimers adj"),
          seen("subadj", "placed", "adjustTimers"),
          seen("bound", "tpp", "timerModifiedEarliest"),
          seen("clearbound", "", "timerModifiedEarliest"),
          seen("clearboundifempty", "n", "timerModifiedEarliest"),
          seen("foldbound", "timerModifiedEarliest", "timer0When fold"),
          seen("clearfolded", "fold", "timerModifiedEarliest"));

  /**
   * What a property of an edition looks at in every state, though no thread does: the heap and the
   * bounds where {@code BoundsHoldAlways} is claimed.
   */
  private final Set<String> watched;

  /** With these watched places; none where a property looks at the quiet states alone. */
  public StepOrder(Set<String> watched) {
    this.watched = Set.copyOf(watched);
  }

  /** The steps whose effects are known here. */
  static Set<String> known() {
    Set<String> known = new HashSet<>(BOUNDARIES);
    known.addAll(TOUCHES.keySet());
    return known;
  }

  /** Whether a mutant does nothing but bring steps of a row into an order that does the same. */
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
    Touch a = TOUCHES.get(one);
    Touch b = TOUCHES.get(other);
    if (a == null || b == null || BOUNDARIES.contains(one) || BOUNDARIES.contains(other)) {
      return false;
    }
    return !(isVisible(a) && isVisible(b)) && apart(a, b) && apart(b, a);
  }

  private boolean isVisible(Touch touch) {
    return touch.visible || touch.writes.stream().anyMatch(watched::contains);
  }

  private static boolean apart(Touch writer, Touch other) {
    return writer.writes.stream()
        .noneMatch(place -> other.reads.contains(place) || other.writes.contains(place));
  }

  private static Map.Entry<String, Touch> hidden(String step, String reads, String writes) {
    return Map.entry(step, new Touch(words(reads), words(writes), false));
  }

  private static Map.Entry<String, Touch> seen(String step, String reads, String writes) {
    return Map.entry(step, new Touch(words(reads), words(writes), true));
  }

  private static Set<String> words(String list) {
    return list.isEmpty() ? Set.of() : new HashSet<>(List.of(list.split(" ")));
  }
}
