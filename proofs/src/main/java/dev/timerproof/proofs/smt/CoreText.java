package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Renders a script so that a solver also gives the conjuncts that it used for each claim. */
public final class CoreText {
  private static final String ASSERT = "assert";

  private CoreText() {}

  /** All claims that are expected to follow, each with a request for an unsat core. */
  public static String of(Script script) {
    StringBuilder out = new StringBuilder("(set-option :produce-unsat-cores true)\n");
    out.append("(set-logic ALL)\n");
    script.declarations().forEach(e -> line(out, e));
    for (Script.Premise premise : script.premises()) {
      Sexp named =
          Sexp.form(
              Sexp.atom("!"), premise.formula(), Sexp.atom(":named"), Sexp.atom(premise.name()));
      line(out, Sexp.form(Sexp.atom(ASSERT), named));
    }
    script.step().forEach(e -> line(out, e));
    boolean demandsAsserted = false;
    for (Check check : claims(script)) {
      if (!demandsAsserted && check.kind() != Check.Kind.DEMAND) {
        script.demanded().forEach(e -> line(out, e));
        demandsAsserted = true;
      }
      out.append("(push 1)\n");
      line(out, Sexp.form(Sexp.atom(ASSERT), Sexp.not(goal(check))));
      out.append("(check-sat)\n(get-unsat-core)\n(pop 1)\n");
    }
    return out.toString();
  }

  private static Sexp goal(Check check) {
    return java.util.Objects.requireNonNull(check.goal(), check.name());
  }

  /** The claims that the text asks about, in its order. */
  public static List<Check> claims(Script script) {
    return script.checks().stream().filter(c -> !c.expectsSat()).toList();
  }

  /**
   * The conjuncts that a solver used for each claim.
   *
   * @param printed the solver's output: for each claim unsat and a list of names
   * @throws IllegalStateException if some claim did not follow
   */
  public static List<Set<String>> cores(String printed, int claims) {
    List<Set<String>> all = new ArrayList<>();
    List<Sexp> parts;
    try {
      parts = SexpReader.read("cores", printed);
    } catch (MalformedTextException e) {
      throw new IllegalStateException("expected unsat cores, found: " + printed, e);
    }
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      if (!parts.get(i).equals(Sexp.atom("unsat"))) {
        throw new IllegalStateException("claim " + i + " does not follow: " + parts.get(i));
      }
      all.add(
          parts.get(i + 1).list().stream().map(Sexp::word).collect(Collectors.toUnmodifiableSet()));
    }
    if (all.size() != claims) {
      throw new IllegalStateException("expected " + claims + " cores, found " + all.size());
    }
    return all;
  }

  private static void line(StringBuilder out, Sexp e) {
    out.append(e).append('\n');
  }
}
