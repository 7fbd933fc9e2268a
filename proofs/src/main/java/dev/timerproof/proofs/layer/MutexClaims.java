package dev.timerproof.proofs.layer;

import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.proofs.MutexProof;
import dev.timerproof.proofs.ObligationResult;
import dev.timerproof.proofs.ProofOptions;
import dev.timerproof.proofs.ProofReport;
import dev.timerproof.spec.table.reading.MutexTableReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims about the timers with a mutex: the proofs of the repaired edition, planted faults. */
final class MutexClaims {
  private static final String PREFIX = LayerName.PROOFS.label() + "/";

  private MutexClaims() {}

  /** The ids of the claims, in order; empty unless the edition is asked for. */
  static List<String> cases(Settings settings) {
    List<String> all = new ArrayList<>();
    if (settings.mutexEditions().contains(MutexProof.EDITION)) {
      for (MutexProof proof : MutexProof.values()) {
        all.add(id(proof));
      }
      MutexProof.faults().forEach(fault -> all.add(id(fault)));
    }
    return all;
  }

  private static String id(MutexProof proof) {
    return PREFIX + proof.name(MutexProof.EDITION, "-");
  }

  private static String id(MutexProof.Planted fault) {
    return PREFIX + "fault-" + fault.name();
  }

  /** Reports the claims that are asked for. */
  static void report(LayerContext context, ProofOptions options, String solvers) throws Exception {
    List<String> cases = cases(context.settings());
    for (MutexProof proof : MutexProof.values()) {
      if (cases.contains(id(proof)) && context.settings().wants(id(proof))) {
        context.report(
            context.cached(inputs(id(proof), solvers), () -> prove(context, proof, options)));
      }
    }
    for (MutexProof.Planted fault : MutexProof.faults()) {
      if (cases.contains(id(fault)) && context.settings().wants(id(fault))) {
        context.report(
            context.cached(
                inputs(id(fault), solvers).and("fault", fault.toString()),
                () -> claim(fault, fault.refute(options))));
      }
    }
  }

  private static Inputs inputs(String id, String solvers) {
    return Inputs.of(id)
        .and(MutexTableReader.FILE, MutexTableReader.builtIn().hash())
        .and("solvers", solvers);
  }

  private static Claim prove(LayerContext context, MutexProof proof, ProofOptions options) {
    ProofReport report =
        proof.prove(
            MutexTableReader.builtIn().read(MutexProof.EDITION),
            options,
            new ProofProgress(context::status));
    long steps = report.results().stream().map(ObligationResult::step).distinct().count();
    return Claim.of(
            id(proof), MutexProof.EDITION + ": " + proof.sentence(), LayerName.PROOFS.kind())
        .withOutcome(
            report.results().isEmpty() ? Outcome.NO_VERDICT : ProofOutcomes.of(report.verdict()))
        .withScope(ProofOutcomes.scope(report))
        .withEvidence("steps", steps)
        .withEvidence("obligations", report.results().size())
        .withDuration(Duration.ofMillis(Math.round(report.seconds() * 1000)))
        .withReplay("timerproof prove --edition " + MutexProof.EDITION)
        .withDetail(new ProofText(Map.of()).of(report));
  }

  static Claim claim(MutexProof.Planted fault, Optional<ObligationResult> result) {
    Claim claim =
        Claim.of(
                id(fault),
                "the planted fault breaks "
                    + fault.claim()
                    + " at "
                    + fault.step()
                    + ": "
                    + fault.title(),
                LayerName.PROOFS.kind())
            .withScope("must fail, " + MutexProof.EDITION)
            .withReplay("timerproof check --only proofs --no-cache --case fault-" + fault.name());
    return ProofOutcomes.mustBeRefuted(
        claim, result, "the changed table has no such step, or the step no such claim");
  }
}
