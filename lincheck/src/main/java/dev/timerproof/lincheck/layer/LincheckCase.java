package dev.timerproof.lincheck.layer;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.lincheck.CaseResult;
import dev.timerproof.lincheck.scenario.Directed;
import dev.timerproof.lincheck.scenario.DirectedScenarios;
import dev.timerproof.lincheck.scenario.LosingVariant;
import dev.timerproof.lincheck.scenario.RandomTasks;
import dev.timerproof.lincheck.scenario.Strategy;
import dev.timerproof.lincheck.scenario.Task;
import dev.timerproof.lincheck.scenario.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Scenarios that are explored on one protocol.
 *
 * @param name the case's name
 * @param sentence the claim
 * @param variant the protocol
 * @param finding a text in the description of an execution that must be found and contradicts the
 *     claim; empty if there must be none
 * @param about the rows, frames and parameters that the scenarios were written for; empty for
 *     random ones
 * @param task the task for Lincheck
 */
record LincheckCase(
    String name,
    String sentence,
    Variant variant,
    Optional<String> finding,
    List<String> about,
    Task task) {
  /** The must-fail cases of a quick run. */
  private static final Set<String> QUICK_FAULTS =
      Set.of("stop-cleaned", "reset-fired", "poller-arm-first");

  /** How many interleavings of each scenario a quick run explores at most. */
  private static final int QUICK_INTERLEAVINGS = 40;

  /** How many a full run explores at most, where no failure has to be found. */
  private static final int FULL_INTERLEAVINGS = 150;

  /**
   * Scenarios that need more interleavings than this to show their fault are left to the nightly
   * run.
   */
  private static final int LONGEST_IN_FULL = 1_000;

  /** The cases for these settings, in order. */
  static List<LincheckCase> of(Settings settings) {
    Profile profile = settings.caseName().isPresent() ? Profile.NIGHTLY : settings.profile();
    List<LincheckCase> cases = new ArrayList<>();
    for (Directed each : DirectedScenarios.all()) {
      each.holds().forEach(variant -> cases.add(directed(each, variant, Optional.empty())));
      each.fails()
          .forEach(
              fault -> cases.add(directed(each, fault.variant(), Optional.of(fault.finding()))));
    }
    if (profile == Profile.FULL) {
      cases.addAll(random(settings.seed(), 4, 100, 500));
    } else if (profile == Profile.NIGHTLY) {
      cases.addAll(random(settings.seed(), 40, 400, 5_000));
    }
    return cases.stream()
        .filter(c -> settings.editions().contains(c.variant().edition()))
        .filter(c -> c.isIn(profile))
        .map(c -> c.as(profile))
        .toList();
  }

  private static LincheckCase directed(Directed each, Variant variant, Optional<String> finding) {
    boolean mustFail = finding.isPresent();
    String on = variant.changed().isEmpty() ? variant.edition() : variant.changed().get(0);
    boolean plain = variant.isShipped() && !mustFail;
    return new LincheckCase(
        plain ? each.name() : each.name() + "@" + on,
        plain
            ? each.race() + ": " + each.claim().sentence()
            : (mustFail ? "is found not to hold" : "holds")
                + " on "
                + variant
                + ": "
                + each.race()
                + ": "
                + each.claim().sentence(),
        variant,
        finding,
        each.about(),
        each.task());
  }

  private static List<LincheckCase> random(
      long seed, int scenarios, int interleavings, int executions) {
    return RandomTasks.of(seed, scenarios, interleavings, executions).stream()
        .map(
            task ->
                new LincheckCase(
                    task.name(),
                    "random calls by two or three threads: " + task.claim().sentence(),
                    Variant.of(Variant.SHIPPED),
                    Optional.empty(),
                    List.of(),
                    task))
        .toList();
  }

  private boolean isIn(Profile profile) {
    return switch (profile) {
      case QUICK -> mustFail() ? QUICK_FAULTS.contains(task.name()) : variant.isShipped();
      case FULL -> task.invocations() <= LONGEST_IN_FULL;
      case NIGHTLY -> true;
    };
  }

  /** The same case, with the number of interleavings that this profile explores. */
  private LincheckCase as(Profile profile) {
    if (mustFail() || profile == Profile.NIGHTLY) {
      return this;
    }
    int most = profile == Profile.QUICK ? QUICK_INTERLEAVINGS : FULL_INTERLEAVINGS;
    Task shorter = task.strategy() == Strategy.STRESS ? task : task.atMost(most);
    return new LincheckCase(name, sentence, variant, finding, about, shorter);
  }

  String id() {
    return LayerName.LINCHECK.label() + "/" + name;
  }

  /** The claim of this case, with the outcome "holds". */
  Claim claim(Settings settings) {
    return Claim.of(id(), sentence, LayerName.LINCHECK.kind())
        .withScope(
            (mustFail() ? "must fail, " : "")
                + "up to "
                + task.invocations()
                + (task.strategy() == Strategy.STRESS
                    ? " executions under stress"
                    : " interleavings")
                + " of "
                + (task.scenarios().size() == 1
                    ? "one scenario"
                    : task.scenarios().size() + " scenarios"))
        .withReplay(
            "timerproof check --case "
                + id()
                + (about.isEmpty() ? " --seed " + settings.seed() : "")
                + settings.table().file().map(f -> " --table " + f).orElse(""));
  }

  /** The claim, with the outcome that follows from Lincheck's result. */
  Claim judge(Settings settings, CaseResult result, RowsTaken rows) {
    Claim claim =
        claim(settings).withDuration(Duration.ofMillis(Math.round(result.seconds() * 1_000)));
    if (finding.isPresent()) {
      return new LosingVariant(variant, finding.get()).isFoundBy(result)
          ? claim
          : claim
              .withOutcome(Outcome.MUST_FAIL_HELD)
              .withDetail(story() + "\n" + insteadOf(finding.get(), result));
    }
    claim = claim.withEvidence("executions", result.counts().getOrDefault("executions", 0L));
    return result.holds()
        ? claim
        : claim
            .withOutcome(Outcome.VIOLATED)
            .withDetail(
                story() + "\n" + result.detail().strip() + rows.ofInterleaving(result.detail()));
  }

  /** Whether Lincheck must find an execution that contradicts the claim. */
  boolean mustFail() {
    return finding.isPresent();
  }

  private static String insteadOf(String finding, CaseResult result) {
    return result.holds()
        ? "no execution against the claim was found"
        : "expected '" + finding + "', found another failure:\n" + result.detail().strip();
  }

  private String story() {
    String rows = about.isEmpty() ? "" : "\nwritten for: " + String.join(", ", about);
    String scenario = task.scenarios().size() == 1 ? "scenario: " + task.scenarios().get(0) : "";
    return ("protocol: " + variant + "\n" + scenario + rows).strip();
  }
}
