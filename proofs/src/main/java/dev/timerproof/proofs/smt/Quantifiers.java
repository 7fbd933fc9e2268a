package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Removes quantifiers from asserted formulas: an existential one becomes a constant, a universal
 * one its instances.
 */
final class Quantifiers {
  private final Function<String, Sexp> constants;
  private final Map<Sexp, Map<String, Sexp>> known;

  /**
   * A remover.
   *
   * @param constants from a sort to a new constant of that sort
   */
  Quantifiers(Function<String, Sexp> constants) {
    this(constants, new HashMap<>());
  }

  /**
   * A remover that knows the constants of some existential quantifiers.
   *
   * @param constants from a sort to a new constant of that sort
   * @param known the constants of each existential quantifier that was met before; new ones are
   *     added
   */
  Quantifiers(Function<String, Sexp> constants, Map<Sexp, Map<String, Sexp>> known) {
    this.constants = constants;
    this.known = known;
  }

  /** The formula with a constant for each existentially quantified variable. */
  Sexp removeExistential(Sexp formula) {
    return walk(formula, true, null);
  }

  /** Formulas without quantifiers whose conjunction replaces the asserted formula. */
  List<Sexp> instances(Sexp formula, GroundTerms terms) {
    Sexp ground = walk(formula, true, terms);
    return ground.is("and") ? ground.from(1) : List.of(ground);
  }

  private Sexp walk(
      Sexp e, boolean positive, @org.jspecify.annotations.Nullable GroundTerms terms) {
    if (!e.mentions(List.of("forall", "exists"))) {
      return e;
    }
    List<Sexp> parts = e.from(1);
    String head = e.item(0).word();
    switch (head) {
      case "not" -> {
        return Sexp.not(walk(parts.get(0), !positive, terms));
      }
      case "and", "or" -> {
        return Sexp.form(head, parts.stream().map(p -> walk(p, positive, terms)).toList());
      }
      case "=>" -> {
        List<Sexp> walked = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
          walked.add(walk(parts.get(i), (i == parts.size() - 1) == positive, terms));
        }
        return Sexp.form(head, walked);
      }
      case "=" -> {
        // Equality of truth values: each side implies the other.
        Sexp one = parts.get(0);
        Sexp other = parts.get(1);
        Sexp both = Sexp.form("and", List.of(implies(one, other), implies(other, one)));
        return walk(both, positive, terms);
      }
      case "forall", "exists" -> {
        boolean constant = head.equals("exists") == positive;
        if (constant) {
          return walk(withConstants(e), positive, terms);
        }
        return terms == null ? e : all(e, positive, terms);
      }
      default ->
          throw new MalformedTextException(e.place(), "a quantifier where it has no sign: " + e);
    }
  }

  private static Sexp implies(Sexp one, Sexp other) {
    return Sexp.form("=>", List.of(one, other));
  }

  private Sexp withConstants(Sexp e) {
    Map<String, Sexp> values = known.get(e);
    if (values == null) {
      Map<String, Sexp> bindings = new HashMap<>();
      e.item(1)
          .list()
          .forEach(b -> bindings.put(b.item(0).word(), constants.apply(b.item(1).word())));
      known.put(e, bindings);
      values = bindings;
    }
    return e.item(2).substitute(values);
  }

  private Sexp all(Sexp e, boolean positive, GroundTerms terms) {
    List<Map<String, Sexp>> valuations = List.of(Map.of());
    for (Sexp binder : e.item(1).list()) {
      List<Map<String, Sexp>> longer = new ArrayList<>();
      for (Map<String, Sexp> valuation : valuations) {
        for (Sexp term : terms.of(binder.item(1).word())) {
          Map<String, Sexp> more = new HashMap<>(valuation);
          more.put(binder.item(0).word(), term);
          longer.add(more);
        }
      }
      valuations = longer;
    }
    List<Sexp> instances = new ArrayList<>();
    for (Map<String, Sexp> valuation : valuations) {
      Sexp walked = walk(e.item(2).substitute(valuation), positive, terms);
      if (walked.is("and") && positive) {
        instances.addAll(walked.from(1));
      } else {
        instances.add(walked);
      }
    }
    if (instances.isEmpty()) {
      // A sort without terms gives no instances, which weakens the formula and so is sound.
      return Sexp.atom(positive ? "true" : "false");
    }
    return Sexp.form(positive ? "and" : "or", instances);
  }
}
