package dev.timerproof.proofs.layer;

import dev.timerproof.proofs.Fault;
import dev.timerproof.proofs.ObligationResult;
import dev.timerproof.proofs.Outcome;
import dev.timerproof.proofs.Proof;
import dev.timerproof.proofs.ProofListener;
import dev.timerproof.proofs.ProofOptions;
import dev.timerproof.proofs.ProofReport;
import dev.timerproof.proofs.matrix.MatrixVerdict;
import dev.timerproof.proofs.matrix.MutantProof;
import dev.timerproof.proofs.matrix.MutationProver;
import dev.timerproof.proofs.matrix.Survivors;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves a changed table, for any number of threads. The mutant is killed if a promise to users is
 * lost; a lost part of the invariant alone does not kill it, because nobody relies on that part by
 * itself. If everything is still proven, the change is harmless, or about something that the proofs
 * do not look at; the proof's own list says which.
 */
public final class ProofMutants implements MutantLayer {
  private final TableReader reader;
  private final TimerTable table;
  private final Survivors survivors;
  private @Nullable MutationProver prover;

  /** A layer for mutants of this edition; solvers are started with the first mutant. */
  public ProofMutants(TableReader reader, String edition) {
    this.reader = reader;
    this.table = reader.read(edition);
    this.survivors = edition.equals(Fault.EDITION) ? Survivors.builtIn() : Survivors.none();
  }

  @Override
  public String name() {
    return MutantVerdict.PROOF;
  }

  @Override
  public boolean looksAtJava() {
    return false;
  }

  @Override
  public Finding judge(Mutant mutant, TimerTable mutated) {
    if (table.poller().has(mutant.mutation())) {
      return wakeUp(mutated);
    }
    Finding found = steps(mutant, mutated);
    boolean isOfPollerToo = !mutated.poller().rows().equals(table.poller().rows());
    return found.fate() != Fate.KILLED && isOfPollerToo ? worse(found, wakeUp(mutated)) : found;
  }

  /** A promise that one of the two proofs loses is lost. */
  private static Finding worse(Finding one, Finding other) {
    return Stream.of(Fate.KILLED, Fate.UNDECIDED, Fate.SURVIVED, Fate.EQUIVALENT)
        .flatMap(fate -> Stream.of(one, other).filter(found -> found.fate() == fate))
        .findFirst()
        .orElse(one);
  }

  private Finding steps(Mutant mutant, TimerTable mutated) {
    MutationProver its = prover;
    if (its == null) {
      its = new MutationProver(reader, table.edition());
      prover = its;
    }
    return finding(MatrixVerdict.of(mutant, its.decide(mutated)), survivors);
  }

  /** The finding that a verdict of the status word's proof amounts to. */
  public static Finding finding(MatrixVerdict verdict, Survivors survivors) {
    return switch (verdict.fate()) {
      case SAFETY, BOUNDS -> Finding.killed(verdict.step(), verdict.claim());
      case AUXILIARY ->
          new Finding(Fate.SURVIVED, verdict.step(), "only a part is lost: " + verdict.claim());
      case UNKNOWN -> Finding.undecided(verdict.step(), verdict.claim());
      case MALFORMED -> Finding.blind("the proof cannot follow the changed table");
      case PROVEN, SAME -> survivor(verdict, survivors.rule(verdict));
    };
  }

  private static Finding survivor(MatrixVerdict verdict, Optional<Survivors.Rule> rule) {
    if (rule.isEmpty()) {
      return verdict.fate() == MutantProof.Fate.SAME
          ? Finding.blind("no step of the proof has what was changed")
          : Finding.survived("all is proven");
    }
    return rule.get().blind()
        ? Finding.blind(rule.get().reason())
        : new Finding(Fate.EQUIVALENT, "all is proven", rule.get().reason());
  }

  private Finding wakeUp(TimerTable mutated) {
    if (!Proof.of(table.edition()).contains(Proof.WAKE_UP)) {
      return Finding.blind("the wake-up of " + table.edition() + " is not proven");
    }
    ProofReport report;
    try {
      report = Proof.WAKE_UP.prove(mutated, ProofOptions.quick(), ProofListener.NONE);
    } catch (MalformedTableException | MalformedTextException e) {
      return Finding.blind("the proof cannot follow the changed table");
    }
    Optional<ObligationResult> promise =
        report.all(Outcome.REFUTED).stream().filter(lost -> lost.check().safety()).findFirst();
    return promise
        .map(lost -> Finding.killed(lost.step(), lost.check().name()))
        .orElseGet(() -> withoutLoss(report));
  }

  private static Finding withoutLoss(ProofReport report) {
    return Stream.of(Outcome.DISAGREEMENT, Outcome.UNKNOWN, Outcome.REFUTED)
        .flatMap(outcome -> report.all(outcome).stream())
        .findFirst()
        .map(
            open ->
                open.outcome() == Outcome.REFUTED
                    ? new Finding(
                        Fate.SURVIVED, open.step(), "only a part is lost: " + open.check().name())
                    : Finding.undecided(open.step(), open.check().name()))
        .orElseGet(() -> Finding.survived("all is proven"));
  }

  @Override
  public void close() {
    MutationProver its = prover;
    if (its != null) {
      its.close();
    }
  }
}
