package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The terms of each sort that can be built from declared constants and functions. There are
 * finitely many, because no chain of functions leads from a sort back to itself.
 */
final class GroundTerms {
  private static final int ROUNDS = 10;

  private final Map<String, Set<Sexp>> terms = new LinkedHashMap<>();
  private final Set<String> finite = new LinkedHashSet<>();
  private final List<Sexp> functions = new ArrayList<>();

  /** Notes a declaration. */
  void declare(Sexp e) {
    if (e.is("declare-sort")) {
      terms.put(e.item(1).word(), new LinkedHashSet<>());
    } else if (e.is("declare-datatypes")) {
      finite(e);
    } else if (e.is("declare-const")) {
      add(e.item(2).word(), e.item(1));
    } else if (e.is("declare-fun")) {
      if (e.item(2).list().isEmpty()) {
        add(e.item(3).word(), e.item(1));
      } else {
        functions.add(e);
      }
    }
  }

  /** Notes a finite sort: its values are all its terms. */
  private void finite(Sexp e) {
    Set<Sexp> values = new LinkedHashSet<>();
    e.item(2).item(0).list().forEach(c -> values.add(c.item(0)));
    String sort = e.item(1).item(0).item(0).word();
    terms.put(sort, values);
    finite.add(sort);
  }

  private void add(String sort, Sexp term) {
    Set<Sexp> all = terms.get(sort);
    if (all != null) {
      all.add(term);
    }
  }

  /** Applies the functions until there are no new terms. */
  void close() {
    List<Sexp> building =
        functions.stream()
            .filter(f -> terms.containsKey(f.item(3).word()) && !finite.contains(f.item(3).word()))
            .filter(f -> f.item(2).list().stream().allMatch(s -> terms.containsKey(s.word())))
            .toList();
    for (int round = 0; round < ROUNDS; round++) {
      int before = size();
      building.forEach(this::apply);
      if (size() == before) {
        return;
      }
    }
    throw new IllegalStateException(
        "the state's functions lead from a sort back to itself; expected layers of sorts");
  }

  private int size() {
    return terms.values().stream().mapToInt(Set::size).sum();
  }

  private void apply(Sexp function) {
    List<List<Sexp>> applications = List.of(List.of());
    for (Sexp sort : function.item(2).list()) {
      applications = product(applications, of(sort.word()));
    }
    String name = function.item(1).word();
    String result = function.item(3).word();
    applications.forEach(arguments -> add(result, Sexp.form(name, arguments)));
  }

  private static List<List<Sexp>> product(List<List<Sexp>> left, List<Sexp> right) {
    List<List<Sexp>> all = new ArrayList<>();
    for (List<Sexp> l : left) {
      for (Sexp r : right) {
        List<Sexp> longer = new ArrayList<>(l);
        longer.add(r);
        all.add(longer);
      }
    }
    return all;
  }

  /** The terms of a sort that quantifiers range over. */
  List<Sexp> of(String sort) {
    Set<Sexp> all = terms.get(sort);
    if (all == null) {
      throw new IllegalStateException("no quantifier may range over " + sort);
    }
    return List.copyOf(all);
  }
}
