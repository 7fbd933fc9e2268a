package dev.timerproof.proofs.layer;

import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Cores;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.proofs.Fault;
import dev.timerproof.proofs.ObligationResult;
import dev.timerproof.proofs.Proof;
import dev.timerproof.proofs.ProofOptions;
import dev.timerproof.proofs.ProofReport;
import dev.timerproof.proofs.Unproven;
import dev.timerproof.proofs.smt.Obligations;
import dev.timerproof.proofs.solve.MissingSolverException;
import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Proves the editions for any number of threads, timers and Ps, and checks that planted faults are
 * refuted at the named step. A quick run proves the last edition; a nightly one asks both solvers.
 */
public final class ProofsLayer implements Layer {
  private static final String FAULT = "fault-";

  @Override
  public LayerName name() {
    return LayerName.PROOFS;
  }

  @Override
  public List<String> cases(Settings settings) {
    List<String> all = new ArrayList<>();
    for (String edition : editions(settings)) {
      Proof.of(edition).forEach(proof -> all.add(id(name(proof, edition))));
    }
    faults(settings).forEach(f -> all.add(id(FAULT + f.name())));
    all.addAll(MutexClaims.cases(settings));
    return all;
  }

  private static String id(String name) {
    return LayerName.PROOFS.label() + "/" + name;
  }

  /**
   * The claim's case: the edition for the proof of its steps; the proof's name for the other
   * proofs, of each of which there is one edition only.
   */
  private static String name(Proof proof, String edition) {
    return proof == Proof.STEPS ? edition : proof.label();
  }

  private static List<String> editions(Settings settings) {
    boolean one =
        settings.profile() == Profile.QUICK
            && settings.caseName().isEmpty()
            && settings.editions().contains(Fault.EDITION);
    return one ? List.of(Fault.EDITION) : settings.editions();
  }

  private static List<Fault> faults(Settings settings) {
    if (!settings.editions().contains(Fault.EDITION)) {
      return List.of();
    }
    boolean all = settings.profile() != Profile.QUICK || settings.caseName().isPresent();
    return Fault.all().stream().filter(f -> all || f.quick()).toList();
  }

  private static Set<SolverKind> solvers(Settings settings) {
    return settings.profile() == Profile.NIGHTLY
        ? Set.of(SolverKind.values())
        : Set.of(SolverKind.Z3);
  }

  @Override
  public void run(LayerContext context) throws Exception {
    Settings settings = context.settings();
    List<String> others = new ArrayList<>(settings.editions());
    others.removeAll(editions(settings));
    if (!others.isEmpty()) {
      context.gap("the full profile proves " + String.join(", ", others) + " too");
    }
    context.gap(
        "not proven, see docs/proofs.md: "
            + Unproven.all().stream().map(Unproven::name).collect(Collectors.joining(", ")));
    // The layer has one core; a second solver may use another core while that is free.
    Cores.Taken idle = context.cores().takeIdle(1);
    try {
      int workers = 1 + idle.number();
      refuteFaults(context, workers);
      for (String edition : editions(settings)) {
        for (Proof proof : Proof.of(edition)) {
          String name = name(proof, edition);
          if (settings.wants(id(name))) {
            context.report(
                context.cached(
                    inputs(context, name), () -> prove(context, edition, proof, workers)));
          }
        }
      }
      MutexClaims.report(context, options(context, workers), available(settings).toString());
    } catch (MissingSolverException e) {
      context.report(
          Claim.of(id("solvers"), "a solver can be asked", LayerName.PROOFS.kind())
              .withOutcome(Outcome.TOOL_MISSING)
              .withDetail(String.valueOf(e.getMessage())));
    } finally {
      idle.close();
    }
  }

  private static Inputs inputs(LayerContext context, String name) throws IOException {
    return Inputs.of(id(name))
        .andAll(context.settings().table().modules())
        .and("solvers", available(context.settings()).toString());
  }

  private static List<SolverKind> available(Settings settings) {
    return solvers(settings).stream().filter(SolverKind::available).sorted().toList();
  }

  private static ProofOptions options(LayerContext context, int workers) {
    ProofOptions options =
        ProofOptions.quick().withSolvers(solvers(context.settings())).withWorkers(workers);
    return context.cache().answers().map(options::withCache).orElse(options);
  }

  private static Claim prove(LayerContext context, String edition, Proof proof, int workers)
      throws IOException {
    TimerTable table = TableSource.of(context.settings()).reader().read(edition);
    ProofProgress progress = new ProofProgress(context::status);
    ProofReport report = proof.prove(table, options(context, workers), progress);
    return claim(context.settings(), table, proof, report);
  }

  /** The claim of a proof of a table, with the outcome of that proof. */
  static Claim claim(Settings settings, TimerTable table, Proof proof, ProofReport report) {
    long steps = report.results().stream().map(ObligationResult::step).distinct().count();
    Claim claim =
        Claim.of(id(name(proof, table.edition())), sentence(proof, table), LayerName.PROOFS.kind())
            .withOutcome(
                report.results().isEmpty()
                    ? Outcome.NO_VERDICT
                    : ProofOutcomes.of(report.verdict()))
            .withScope(ProofOutcomes.scope(report))
            .withEvidence("steps", steps)
            .withEvidence("obligations", report.results().size())
            .withDuration(Duration.ofMillis(Math.round(report.seconds() * 1000)))
            .withReplay(
                "timerproof prove --edition "
                    + table.edition()
                    + (solvers(settings).size() > 1 ? " --solver both" : "")
                    + settings.table().file().map(f -> " --table " + f).orElse(""))
            .withDetail(new ProofText(Obligations.claimed(table)).of(report));
    return report.results().stream()
        .filter(r -> !r.counterexample().isEmpty())
        .findFirst()
        .map(r -> claim.withTrace(InductionTrace.of(table.edition(), table.mutations(), r)))
        .orElse(claim);
  }

  private static String sentence(Proof proof, TimerTable table) {
    return (proof == Proof.STEPS ? "" : table.edition() + ": ") + proof.sentence();
  }

  /**
   * Reports whether planted faults are refuted. They are planted in the table of this build,
   * because they test the prover and not the user's table.
   */
  private static void refuteFaults(LayerContext context, int workers) throws IOException {
    Map<Fault, Inputs> open = new LinkedHashMap<>();
    for (Fault fault : faults(context.settings())) {
      String id = id(FAULT + fault.name());
      if (context.settings().wants(id)) {
        Inputs inputs = Inputs.of(id).and("fault", fault.toString());
        Optional<Claim> kept = context.cache().get(inputs);
        kept.ifPresent(context::report);
        if (kept.isEmpty()) {
          open.put(fault, inputs);
        }
      }
    }
    if (open.isEmpty()) {
      return;
    }
    context.status("planting faults");
    ProofOptions options = options(context, workers).withSolvers(Set.of(SolverKind.Z3));
    Fault.refute(List.copyOf(open.keySet()), options)
        .forEach(
            (fault, result) -> {
              Claim claim = claim(fault, result);
              context.cache().put(java.util.Objects.requireNonNull(open.get(fault)), claim);
              context.report(claim);
            });
  }

  static Claim claim(Fault fault, Optional<ObligationResult> result) {
    Claim claim =
        Claim.of(
                id(FAULT + fault.name()),
                "the planted fault breaks "
                    + fault.promise()
                    + " at "
                    + fault.step()
                    + ": "
                    + fault.title(),
                LayerName.PROOFS.kind())
            .withScope("must fail, " + Fault.EDITION)
            .withReplay("timerproof check --only proofs --no-cache --case " + FAULT + fault.name());
    return ProofOutcomes.mustBeRefuted(
        claim, result, "the changed table has no such step, or the step no such claim");
  }
}
