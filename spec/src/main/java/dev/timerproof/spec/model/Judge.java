package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.TlcResult;
import dev.timerproof.spec.tlc.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/** Compares what TLC found with what a case expects. */
final class Judge {
  private final boolean pinned;

  /**
   * A judge.
   *
   * @param pinned whether pinned numbers count: they belong to the table as it is
   */
  Judge(boolean pinned) {
    this.pinned = pinned;
  }

  CaseReport judge(ModelCase made, TlcResult result) {
    return switch (result.outcome()) {
      case BUDGET -> report(made, result, Judgement.NO_VERDICT, "no verdict: " + result.error());
      case ERROR ->
          report(
              made,
              result,
              result.crashed() ? Judgement.CRASHED : Judgement.MALFORMED,
              result.error());
      case HOLDS -> held(made, result);
      case VIOLATED, DEADLOCK -> failed(made, result);
    };
  }

  private CaseReport held(ModelCase made, TlcResult result) {
    String found = number(result.distinct()) + " distinct states, depth " + result.depth();
    if (made.mustFail()) {
      return report(
          made,
          result,
          Judgement.NOT_AS_NAMED,
          "held in " + found + ", expected " + made.expect().property() + " to be violated");
    }
    List<String> differences = new ArrayList<>();
    if (pinned) {
      compare(differences, "distinct states", made.expect().distinct(), result.distinct());
      compare(differences, "depth", made.expect().depth(), result.depth());
    }
    if (differences.isEmpty()) {
      return report(made, result, Judgement.AS_EXPECTED, "holds in " + found);
    }
    return report(
        made,
        result,
        Judgement.PIN_DIFFERS,
        "holds, but "
            + String.join("; ", differences)
            + ": either the model has changed, then pin it anew with: "
            + PinCommand.line(made.name())
            + "; or something is wrong");
  }

  private static void compare(List<String> differences, String what, OptionalLong pin, long found) {
    if (pin.isEmpty()) {
      differences.add(what + " not pinned, found " + number(found));
    } else if (pin.getAsLong() != found) {
      differences.add(what + " pinned " + number(pin.getAsLong()) + ", found " + number(found));
    }
  }

  private static CaseReport failed(ModelCase made, TlcResult result) {
    Violation violation = Objects.requireNonNull(result.violation());
    int states = result.counterexample().states().size();
    String found = violation.property() + " violated after " + states + " states";
    if (!made.mustFail()) {
      return report(made, result, Judgement.VIOLATED, found);
    }
    Expectation expect = made.expect();
    if (!violation.property().equals(expect.property())) {
      return report(
          made,
          result,
          Judgement.NOT_AS_NAMED,
          found + ", expected " + expect.property() + " to be violated");
    }
    Set<String> taken = TraceRows.taken(result.counterexample());
    List<String> missing = new ArrayList<>(expect.rows());
    missing.removeAll(taken);
    if (!missing.isEmpty()) {
      return report(
          made,
          result,
          Judgement.NOT_AS_NAMED,
          found
              + ", but without taking "
              + String.join(", ", missing)
              + "; it took "
              + String.join(", ", taken));
    }
    return report(made, result, Judgement.AS_EXPECTED, found);
  }

  private static CaseReport report(
      ModelCase made, TlcResult result, Judgement judgement, String sentence) {
    return new CaseReport(made, result, judgement, sentence);
  }

  private static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
