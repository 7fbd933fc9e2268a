package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.TlcResult;
import dev.timerproof.spec.tlc.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/** Compares TLC's result with the expectation of a case. */
final class Judge {
  private final boolean pinned;

  /**
   * A judge.
   *
   * @param pinned whether to compare pinned numbers, which belong to the table of this build
   */
  Judge(boolean pinned) {
    this.pinned = pinned;
  }

  CaseReport judge(ModelCase modelCase, TlcResult result) {
    return switch (result.outcome()) {
      case BUDGET ->
          report(modelCase, result, Judgement.NO_VERDICT, "no verdict: " + result.error());
      case ERROR ->
          report(
              modelCase,
              result,
              result.crashed() ? Judgement.CRASHED : Judgement.MALFORMED,
              result.error());
      case HOLDS -> held(modelCase, result);
      case VIOLATED, DEADLOCK -> failed(modelCase, result);
    };
  }

  private CaseReport held(ModelCase modelCase, TlcResult result) {
    boolean deep = result.depth() > 0;
    String found =
        number(result.distinct()) + " distinct states" + (deep ? ", depth " + result.depth() : "");
    if (modelCase.mustFail()) {
      return report(
          modelCase,
          result,
          Judgement.NOT_AS_NAMED,
          "held in " + found + ", expected " + modelCase.expect().property() + " to be violated");
    }
    List<String> differences = new ArrayList<>();
    if (pinned) {
      compare(differences, "distinct states", modelCase.expect().distinct(), result.distinct());
      if (deep) {
        compare(differences, "depth", modelCase.expect().depth(), result.depth());
      }
    }
    if (differences.isEmpty()) {
      return report(modelCase, result, Judgement.AS_EXPECTED, "holds in " + found);
    }
    return report(
        modelCase,
        result,
        Judgement.PIN_DIFFERS,
        "holds, but "
            + String.join("; ", differences)
            + ": either the model has changed, then pin it anew with: "
            + Pinning.command(modelCase.name())
            + "; or something is wrong");
  }

  private static void compare(List<String> differences, String what, OptionalLong pin, long found) {
    if (pin.isEmpty()) {
      differences.add(what + " not pinned, found " + number(found));
    } else if (pin.getAsLong() != found) {
      differences.add(what + " pinned " + number(pin.getAsLong()) + ", found " + number(found));
    }
  }

  private static CaseReport failed(ModelCase modelCase, TlcResult result) {
    Violation violation = Objects.requireNonNull(result.violation());
    int states = result.counterexample().states().size();
    String found = violation.property() + " violated after " + states + " states";
    if (!modelCase.mustFail()) {
      return report(modelCase, result, Judgement.VIOLATED, found);
    }
    Expectation expect = modelCase.expect();
    if (!violation.property().equals(expect.property())) {
      return report(
          modelCase,
          result,
          Judgement.NOT_AS_NAMED,
          found + ", expected " + expect.property() + " to be violated");
    }
    Set<String> taken = TraceRows.taken(result.counterexample());
    List<String> missing = new ArrayList<>(expect.rows());
    missing.removeAll(taken);
    if (!missing.isEmpty()) {
      return report(
          modelCase,
          result,
          Judgement.NOT_AS_NAMED,
          found
              + ", but without taking "
              + String.join(", ", missing)
              + "; it took "
              + String.join(", ", taken));
    }
    return report(modelCase, result, Judgement.AS_EXPECTED, found);
  }

  private static CaseReport report(
      ModelCase modelCase, TlcResult result, Judgement judgement, String sentence) {
    return new CaseReport(modelCase, result, judgement, sentence);
  }

  private static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
