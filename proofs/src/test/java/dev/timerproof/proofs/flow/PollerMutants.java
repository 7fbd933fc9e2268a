package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.PollerList;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Copies of the poller's list with one clause left out, for each clause that has an effect. */
final class PollerMutants {
  /** Facts that the model has too, or that the promise is about; other facts have no effect. */
  private static final Set<String> FACTS =
      Set.of("onP", "spins", "span", "counted", "woken", "selects", "parks");

  private static final Set<String> COUNT = Set.of("set", "setall", "if", "starts");

  private PollerMutants() {}

  /**
   * A list without one clause.
   *
   * @param entry the changed entry
   * @param without the missing clause
   * @param list the list
   */
  record Mutant(String entry, Sexp without, PollerList list) {}

  static List<Mutant> all(PollerList list) {
    List<Mutant> all = new ArrayList<>();
    for (String entry : list.entries()) {
      if (!entry.startsWith("facts ")) {
        for (Lesser lesser : lesser(list.entry(entry))) {
          all.add(new Mutant(entry, lesser.without(), list.with(entry, lesser.clauses())));
        }
      }
    }
    return all;
  }

  private record Lesser(Sexp without, List<Sexp> clauses) {}

  private static List<Lesser> lesser(List<Sexp> clauses) {
    List<Lesser> all = new ArrayList<>();
    for (int k = 0; k < clauses.size(); k++) {
      Sexp clause = clauses.get(k);
      if (counts(clause)) {
        all.add(new Lesser(clause, replaced(clauses, k, List.of())));
      }
      if (clause.is("either") || clause.is("case")) {
        int first = clause.is("either") ? 1 : 2;
        for (Lesser inner : lesser(clause.from(first))) {
          List<Sexp> items = new ArrayList<>(clause.list().subList(0, first));
          items.addAll(inner.clauses());
          Sexp changed = Sexp.form(items.toArray(Sexp[]::new));
          all.add(new Lesser(inner.without(), replaced(clauses, k, List.of(changed))));
        }
      }
    }
    return all;
  }

  private static boolean counts(Sexp clause) {
    String head = clause.item(0).word();
    return COUNT.contains(head) || (head.equals("fact") && FACTS.contains(clause.item(1).word()));
  }

  private static List<Sexp> replaced(List<Sexp> list, int at, List<Sexp> by) {
    List<Sexp> other = new ArrayList<>(list.subList(0, at));
    other.addAll(by);
    other.addAll(list.subList(at + 1, list.size()));
    return other;
  }
}
