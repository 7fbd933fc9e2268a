package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.sexp.Sexp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns a script into one without quantifiers: the variables of goals become constants, and
 * premises are instantiated with all terms of the right sorts. This is sound, because instances
 * follow from the premises: if the result is unsat, so is the original.
 */
final class Grounding {
  private final Script script;
  private final Unfolding unfolding = new Unfolding();
  private final Map<String, Integer> constants = new TreeMap<>();
  private final GroundTerms terms = new GroundTerms();
  private final StringBuilder out = new StringBuilder();
  private final Map<Sexp, Map<String, Sexp>> witnesses = new HashMap<>();
  private final List<Sexp> witnessDeclarations = new ArrayList<>();
  private final int rounds;
  private int numbered;

  /**
   * For one script.
   *
   * @param rounds how often premises are instantiated. The first round uses the terms of the goals
   *     and the step; each further one also uses the constants for things that the premises say to
   *     exist
   */
  Grounding(Script script, int rounds) {
    this.script = script;
    this.rounds = rounds;
  }

  String text() {
    script.comments().forEach(c -> out.append("; ").append(c).append('\n'));
    out.append("; Without quantifiers: instances of the premises, constants in the goals.\n");
    out.append("; Each check-sat must answer unsat.\n\n(set-logic ALL)\n");
    List<Sexp> statements = new ArrayList<>(script.declarations());
    script.premises().forEach(p -> statements.add(assertion(p.formula())));
    statements.addAll(script.step());
    List<Sexp> folded = statements.stream().filter(e -> !unfolding.learn(e)).toList();
    folded.forEach(terms::declare);
    List<List<Sexp>> goals = goals();
    constantDeclarations().forEach(terms::declare);
    terms.close();
    for (int round = 1; round < rounds; round++) {
      meet(folded, goals);
    }
    // Declarations come first, because instances of a premise may use them.
    folded.stream().filter(Grounding::declares).forEach(this::line);
    constantDeclarations().forEach(this::line);
    witnessDeclarations.forEach(this::line);
    folded.stream().filter(e -> !declares(e)).forEach(this::statement);
    questions(goals);
    return out.toString();
  }

  private static boolean declares(Sexp e) {
    return e.item(0).word().startsWith("declare-");
  }

  private static Sexp assertion(Sexp formula) {
    return Sexp.form(Sexp.atom("assert"), formula);
  }

  /**
   * The negated goals with constants for their variables; notes the constants for the instances of
   * premises.
   */
  private List<List<Sexp>> goals() {
    List<List<Sexp>> all = new ArrayList<>();
    for (Check check : script.checks()) {
      Sexp goal = check.goal();
      if (goal != null) {
        Map<String, Integer> used = new TreeMap<>();
        Sexp negated = Sexp.not(unfolding.unfold(goal));
        Sexp constant = new Quantifiers(sort -> name(sort, used)).removeExistential(negated);
        used.forEach((sort, n) -> constants.merge(sort, n, Math::max));
        all.add(List.of(constant));
      } else {
        all.add(List.of());
      }
    }
    return all;
  }

  private List<Sexp> constantDeclarations() {
    List<Sexp> all = new ArrayList<>();
    constants.forEach(
        (sort, n) -> {
          Map<String, Integer> used = new TreeMap<>();
          for (int i = 0; i < n; i++) {
            all.add(Sexp.form(Sexp.atom("declare-const"), name(sort, used), Sexp.atom(sort)));
          }
        });
    return all;
  }

  private static Sexp name(String sort, Map<String, Integer> used) {
    return Sexp.atom("some." + sort + "." + used.merge(sort, 1, Integer::sum));
  }

  private void statement(Sexp e) {
    if (e.is("assert")) {
      assertGround(e.item(1));
    } else {
      line(e);
    }
  }

  /**
   * Makes constants for the things that premises and goals say to exist, so that the next instances
   * use them too.
   */
  private void meet(List<Sexp> statements, List<List<Sexp>> goals) {
    List<Sexp> found = new ArrayList<>();
    for (Sexp e : statements) {
      if (e.is("assert")) {
        ground(e.item(1), found);
      }
    }
    script.demanded().forEach(e -> ground(e.item(1), found));
    goals.forEach(all -> all.forEach(goal -> ground(goal, found)));
    found.forEach(terms::declare);
    witnessDeclarations.addAll(found);
    terms.close();
  }

  private Set<Sexp> ground(Sexp formula, List<Sexp> declarations) {
    Quantifiers quantifiers =
        new Quantifiers(
            sort -> {
              Sexp witness = Sexp.atom("witness." + ++numbered);
              declarations.add(Sexp.form(Sexp.atom("declare-const"), witness, Sexp.atom(sort)));
              return witness;
            },
            witnesses);
    return new LinkedHashSet<>(quantifiers.instances(unfolding.unfold(formula), terms));
  }

  private void assertGround(Sexp formula) {
    List<Sexp> declarations = new ArrayList<>();
    Set<Sexp> instances = ground(formula, declarations);
    declarations.forEach(this::line);
    instances.forEach(i -> line(assertion(i)));
  }

  private void questions(List<List<Sexp>> goals) {
    int number = 0;
    boolean demandsAsserted = script.demanded().isEmpty();
    for (int i = 0; i < script.checks().size(); i++) {
      Check check = script.checks().get(i);
      if (check.expectsSat()) {
        continue;
      }
      if (!demandsAsserted && check.kind() != Check.Kind.DEMAND) {
        script.demanded().forEach(e -> assertGround(e.item(1)));
        demandsAsserted = true;
      }
      out.append("; ").append(check.kind()).append(' ').append(check.name()).append('\n');
      out.append("(push 1)\n(echo \"#").append(number++).append("\")\n");
      goals.get(i).forEach(this::assertGround);
      out.append("(check-sat)\n(pop 1)\n");
    }
  }

  private void line(Sexp e) {
    out.append(e).append('\n');
  }
}
