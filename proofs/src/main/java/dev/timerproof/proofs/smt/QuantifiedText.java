package dev.timerproof.proofs.smt;

import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpPrinter;
import java.util.List;

/** Renders a script as SMT-LIB with quantifiers, for Z3 and for people. */
public final class QuantifiedText {
  private QuantifiedText() {}

  /** The whole script; each question is preceded by an echo of its number. */
  public static String of(Script script) {
    StringBuilder out = new StringBuilder();
    script.comments().forEach(c -> comment(out, c));
    comment(out, "Each check-sat must answer unsat, except those that say: expect sat.");
    out.append("\n(set-logic ALL)\n");
    section(out, "the state, and what the invariant's words mean");
    script.declarations().forEach(e -> line(out, e));
    section(out, "the invariant holds before the step");
    for (Script.Premise premise : script.premises()) {
      comment(out, premise.name() + ": " + premise.sentence());
      line(out, Sexp.form(Sexp.atom("assert"), premise.formula()));
    }
    section(out, "the step");
    script.step().forEach(e -> line(out, e));
    checks(out, script);
    return out.toString();
  }

  private static void checks(StringBuilder out, Script script) {
    section(out, "the questions");
    if (!script.unchanged().isEmpty()) {
      comment(out, "nothing changes in: " + String.join(", ", script.unchanged()));
    }
    boolean demandsAsserted = script.demanded().isEmpty();
    List<Check> checks = script.checks();
    for (int i = 0; i < checks.size(); i++) {
      Check check = checks.get(i);
      if (!demandsAsserted && check.goal() != null && check.kind() != Check.Kind.DEMAND) {
        comment(out, "from here on, what the step demands is known");
        script.demanded().forEach(e -> line(out, e));
        demandsAsserted = true;
      }
      question(out, i, check);
    }
  }

  private static void question(StringBuilder out, int number, Check check) {
    comment(
        out,
        check.kind().name().toLowerCase(java.util.Locale.ROOT)
            + " "
            + check.name()
            + (check.expectsSat() ? "; expect sat" : ""));
    out.append("(push 1)\n(echo \"#").append(number).append("\")\n");
    Sexp goal = check.goal();
    if (goal != null) {
      line(out, Sexp.form(Sexp.atom("assert"), Sexp.not(goal)));
    }
    out.append("(check-sat)\n(pop 1)\n");
  }

  private static void section(StringBuilder out, String title) {
    out.append("\n; ---- ").append(title).append(" ----\n");
  }

  private static void comment(StringBuilder out, String text) {
    out.append("; ").append(text).append('\n');
  }

  private static void line(StringBuilder out, Sexp e) {
    out.append(SexpPrinter.print(e)).append('\n');
  }
}
