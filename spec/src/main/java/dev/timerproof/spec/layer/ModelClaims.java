package dev.timerproof.spec.layer;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.spec.model.CaseReport;
import dev.timerproof.spec.model.FloorReport;
import dev.timerproof.spec.model.Judgement;
import dev.timerproof.spec.model.LaneTable;
import dev.timerproof.spec.model.Manifest;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.tlc.TlcResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Makes claims of the judgements of a model suite. */
public final class ModelClaims {
  private final LayerName layer;
  private final Manifest manifest;
  private final Optional<Path> table;

  /**
   * Claims of one layer.
   *
   * @param table the user's table, if it is not that of the build
   */
  public ModelClaims(LayerName layer, Manifest manifest, Optional<Path> table) {
    this.layer = layer;
    this.manifest = manifest;
    this.table = table;
  }

  /** The claim of a case, with its counterexample if there is one. */
  public Claim of(CaseReport report) {
    ModelCase modelCase = report.modelCase();
    TlcResult result = report.result();
    Claim claim =
        Claim.of(layer.label() + "/" + modelCase.name(), sentence(modelCase), layer.kind())
            .withOutcome(outcome(report.judgement()))
            .withScope(modelCase.instance().covers())
            .withEvidence("properties", modelCase.checks().size())
            .withEvidence("states", result.distinct())
            .withDuration(Duration.ofMillis(Math.round(result.seconds() * 1000)))
            .withReplay(
                "timerproof check --only "
                    + layer.label()
                    + " --case "
                    + modelCase.name()
                    + " --no-cache"
                    + table.map(f -> " --table " + f).orElse(""));
    claim = claim.withDetail(detail(report));
    return result.violation() == null ? claim : claim.withTrace(LaneTable.trace(modelCase, result));
  }

  private static String sentence(ModelCase modelCase) {
    if (!modelCase.mustFail()) {
      return "every property holds"
          + (modelCase.edition().isEmpty() ? "" : " for " + modelCase.edition());
    }
    String why =
        modelCase.fault().map(f -> "the planted fault " + f + " violates ").orElse("violates ");
    return why + modelCase.expect().property() + modelCase.witness().map(w -> ": " + w).orElse("");
  }

  private String detail(CaseReport report) {
    return report.result().violation() == null
        ? report.sentence()
        : report.sentence()
            + "\n"
            + new LaneTable(manifest).renderBody(report.modelCase(), report.result());
  }

  Claim of(FloorReport report) {
    String edition = report.floor().edition();
    String name = report.floor().name();
    boolean one = report.floor().only().isPresent();
    return Claim.of(
            layer.label() + "/floor-" + name,
            one
                ? name + " reaches the rows of the poller that it must"
                : "the cases of " + edition + " reach the rows and racing statuses that they must",
            layer.kind())
        .withOutcome(outcome(report.judgement()))
        .withScope(one ? name : "all cases of " + edition)
        .withEvidence("rows", report.reached().rows().size())
        .withEvidence("pairs", report.reached().pairs().size())
        .withDetail(String.join("\n", report.sentences()))
        .withReplay("timerproof check --only " + layer.label() + " --edition " + edition);
  }

  private static Outcome outcome(Judgement judgement) {
    return switch (judgement) {
      case AS_EXPECTED -> Outcome.HOLDS;
      case VIOLATED -> Outcome.VIOLATED;
      case NO_VERDICT -> Outcome.NO_VERDICT;
      case NOT_AS_NAMED -> Outcome.MUST_FAIL_HELD;
      case PIN_DIFFERS, BELOW_FLOOR -> Outcome.DRIFT;
      case MALFORMED -> Outcome.MALFORMED;
      case CRASHED -> Outcome.INTERNAL;
    };
  }
}
