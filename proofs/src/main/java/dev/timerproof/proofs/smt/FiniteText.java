package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpPrinter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Renders one question of a script over few threads, timers and Ps, with a request for the values
 * of a counterexample. An answer sat refutes the claim; an answer unsat means nothing, since a
 * larger state may refute it.
 */
public final class FiniteText {
  private static final Map<String, List<String>> UNIVERSE =
      Map.of(
          "Thread", List.of("T1", "T2"),
          "Timer", List.of("t1", "t2"),
          "P", List.of("noP", "p1", "p2"),
          "Arm", List.of("arm1", "arm2", "arm3", "arm4"));

  private final Script script;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, Sexp> functions = new LinkedHashMap<>();

  private FiniteText(Script script) {
    this.script = script;
  }

  /** The question about one claim of the script. */
  public static String of(Script script, Check check) {
    return new FiniteText(script).text(check);
  }

  private String text(Check check) {
    StringBuilder out = new StringBuilder("(set-option :produce-models true)\n(set-logic ALL)\n");
    for (Sexp e : script.declarations()) {
      line(out, expanded(finite(e)));
      note(e);
    }
    // The acting thread and "no P" are fixed as the first values, so that all counterexamples look
    // alike.
    line(out, assertEqual("nil", "noP"));
    script
        .premises()
        .forEach(p -> line(out, Sexp.form(Sexp.atom("assert"), expanded(p.formula()))));
    for (Sexp e : script.step()) {
      line(out, expanded(e));
      note(e);
    }
    if (functions.containsKey("me")) {
      line(out, assertEqual("me", "T1"));
    }
    if (check.kind() != Check.Kind.DEMAND) {
      script.demanded().forEach(e -> line(out, expanded(e)));
    }
    Sexp goal = check.goal();
    if (goal != null) {
      line(out, Sexp.form(Sexp.atom("assert"), Sexp.not(expanded(goal))));
    }
    out.append("(check-sat)\n");
    line(out, Sexp.form(Sexp.atom("get-value"), Sexp.form(terms().toArray(Sexp[]::new))));
    return out.toString();
  }

  private static Sexp assertEqual(String a, String b) {
    return Sexp.form(Sexp.atom("assert"), Sexp.equal(Sexp.atom(a), Sexp.atom(b)));
  }

  /** Replaces an uninterpreted sort by one with few values. */
  private static Sexp finite(Sexp e) {
    if (!e.is("declare-sort")) {
      return e;
    }
    List<String> universe = UNIVERSE.get(e.item(1).word());
    if (universe == null) {
      throw new IllegalStateException("no values are known for sort " + e.item(1));
    }
    return Prelude.enumeration(e.item(1).word(), universe);
  }

  /** The formula with every quantifier expanded over the values of its sorts. */
  private Sexp expanded(Sexp e) {
    if (!(e instanceof Sexp.Form form)) {
      return e;
    }
    if (!e.is("forall") && !e.is("exists")) {
      return Sexp.form(form.items().stream().map(this::expanded).toArray(Sexp[]::new));
    }
    List<Sexp> instances = List.of(expanded(e.item(2)));
    for (Sexp binder : e.item(1).list()) {
      String variable = binder.item(0).word();
      List<String> range = Objects.requireNonNull(values.get(binder.item(1).word()));
      instances =
          instances.stream()
              .flatMap(i -> range.stream().map(v -> i.substitute(Map.of(variable, Sexp.atom(v)))))
              .distinct()
              .toList();
    }
    return Sexp.form(e.is("forall") ? "and" : "or", instances);
  }

  private void note(Sexp e) {
    if (e.is("declare-sort") || e.is("declare-datatypes")) {
      Sexp finite = finite(e);
      values.put(
          finite.item(1).item(0).item(0).word(),
          finite.item(2).item(0).list().stream().map(c -> c.item(0).word()).toList());
    } else if (e.is("declare-fun") || e.is("declare-const")) {
      functions.put(e.item(1).word(), e.is("declare-fun") ? e.item(2) : Sexp.form());
    } else if (e.is("define-fun") && e.item(1).word().endsWith(".after")) {
      functions.put(
          e.item(1).word(),
          Sexp.form(e.item(2).list().stream().map(p -> p.item(1)).toArray(Sexp[]::new)));
    }
  }

  /** All applications of functions to values. */
  private List<Sexp> terms() {
    List<Sexp> all = new ArrayList<>();
    functions.forEach(
        (name, sorts) -> {
          if (sorts.list().stream().allMatch(s -> values.containsKey(s.word()))) {
            arguments(sorts)
                .forEach(a -> all.add(a.isEmpty() ? Sexp.atom(name) : Sexp.form(name, a)));
          }
        });
    return all;
  }

  private List<List<Sexp>> arguments(Sexp sorts) {
    List<List<Sexp>> all = List.of(List.of());
    for (Sexp sort : sorts.list()) {
      List<List<Sexp>> longer = new ArrayList<>();
      for (List<Sexp> prefix : all) {
        for (String value : Objects.requireNonNull(values.get(sort.word()))) {
          List<Sexp> more = new ArrayList<>(prefix);
          more.add(Sexp.atom(value));
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  private static void line(StringBuilder out, Sexp e) {
    out.append(SexpPrinter.print(e)).append('\n');
  }
}
