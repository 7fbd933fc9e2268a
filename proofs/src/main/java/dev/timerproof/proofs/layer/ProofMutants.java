package dev.timerproof.proofs.layer;

import dev.timerproof.proofs.ObligationResult;
import dev.timerproof.proofs.Proof;
import dev.timerproof.proofs.ProofListener;
import dev.timerproof.proofs.ProofOptions;
import dev.timerproof.proofs.ProofOutcome;
import dev.timerproof.proofs.ProofReport;
import dev.timerproof.proofs.mutant.MutantProver;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.TimerTable;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tries to prove of the mutant what is proven of the unchanged table, for any number of threads. A
 * mutant is killed if a promise to users can no longer be proven. It survives if only auxiliary
 * conjuncts of the invariant are lost: these serve the proof alone, and losing one shows no harm.
 * If everything is still proven, a reason of {@link Equivalents} may say why the mutant is
 * harmless, or what the proof does not model.
 */
public final class ProofMutants extends SolverMutants<TimerTable> {
  private static final String ALL_PROVEN = "all is proven";
  private static final String CANNOT_FOLLOW = "the proof cannot follow the changed table";

  private final TimerTable table;
  private final Equivalents equivalents;

  /** A layer for mutants of this table; a solver is started with the first mutant. */
  public ProofMutants(TimerTable table, Equivalents equivalents) {
    super(() -> new MutantProver(table));
    this.table = table;
    this.equivalents = equivalents;
  }

  @Override
  public Finding judge(Mutant mutant, TimerTable mutated) {
    if (table.poller().has(mutant.mutation())) {
      return wakeUp(mutated);
    }
    Finding found = statusWord(mutant, mutated);
    boolean isOfPollerToo = !mutated.poller().rows().equals(table.poller().rows());
    return found.fate() != Fate.KILLED && isOfPollerToo ? worse(found, wakeUp(mutated)) : found;
  }

  /** The worse of the findings of two proofs: a promise that one of them loses is lost. */
  private static Finding worse(Finding one, Finding other) {
    return Stream.of(Fate.KILLED, Fate.UNDECIDED, Fate.SURVIVED, Fate.EQUIVALENT)
        .flatMap(fate -> Stream.of(one, other).filter(found -> found.fate() == fate))
        .findFirst()
        .orElse(one);
  }

  private Finding statusWord(Mutant mutant, TimerTable mutated) {
    return finding(mutant, prover().decide(mutated), equivalents);
  }

  /** The finding that follows from an answer of the status word's proof. */
  static Finding finding(Mutant mutant, MutantProver.Answer answer, Equivalents equivalents) {
    return switch (answer.result()) {
      case PROMISE_LOST, BOUND_LOST -> Finding.killed(answer.step(), answer.claim());
      case ONLY_INVARIANT_LOST -> onlyInvariantLost(answer.step(), answer.claim());
      case UNKNOWN -> Finding.undecided(answer.step(), answer.claim());
      case MALFORMED -> Finding.blind(CANNOT_FOLLOW);
      case PROVEN -> explained(mutant, equivalents).orElseGet(() -> Finding.survived(ALL_PROVEN));
      case SAME_STEPS ->
          explained(mutant, equivalents)
              .orElseGet(() -> Finding.blind("no step of the proof has what was changed"));
    };
  }

  /**
   * The finding that a reason gives for a mutant of which everything is proven; empty without a
   * reason.
   */
  private static Optional<Finding> explained(Mutant mutant, Equivalents equivalents) {
    return equivalents
        .reason(MutantVerdict.PROOF, mutant)
        .map(
            known ->
                known.gap()
                    ? Finding.blind(known.reason())
                    : new Finding(Fate.EQUIVALENT, ALL_PROVEN, known.reason()));
  }

  private static Finding onlyInvariantLost(String step, String conjunct) {
    return new Finding(Fate.SURVIVED, step, "no promise is lost; the invariant loses " + conjunct);
  }

  private Finding wakeUp(TimerTable mutated) {
    if (!Proof.of(table.edition()).contains(Proof.WAKE_UP)) {
      return Finding.blind("the wake-up of " + table.edition() + " is not proven");
    }
    ProofReport report;
    try {
      report = Proof.WAKE_UP.prove(mutated, ProofOptions.quick(), ProofListener.NONE);
    } catch (MalformedTableException | MalformedTextException e) {
      return Finding.blind(CANNOT_FOLLOW);
    }
    Optional<ObligationResult> promise =
        report.all(ProofOutcome.REFUTED).stream().filter(lost -> lost.check().safety()).findFirst();
    return promise
        .map(lost -> Finding.killed(lost.step(), lost.check().name()))
        .orElseGet(() -> withoutLoss(report));
  }

  private static Finding withoutLoss(ProofReport report) {
    return Stream.of(ProofOutcome.DISAGREEMENT, ProofOutcome.UNKNOWN, ProofOutcome.REFUTED)
        .flatMap(outcome -> report.all(outcome).stream())
        .findFirst()
        .map(
            open ->
                open.outcome() == ProofOutcome.REFUTED
                    ? onlyInvariantLost(open.step(), open.check().name())
                    : Finding.undecided(open.step(), open.check().name()))
        .orElseGet(() -> Finding.survived(ALL_PROVEN));
  }
}
