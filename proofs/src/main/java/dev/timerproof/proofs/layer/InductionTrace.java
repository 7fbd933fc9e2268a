package dev.timerproof.proofs.layer;

import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.proofs.ObligationResult;
import dev.timerproof.spec.table.Mutation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes a counterexample to induction of a refuted claim. */
public final class InductionTrace {
  /** The lane of the thread that makes the step. */
  private static final String ACTOR = "thread";

  private InductionTrace() {}

  /**
   * The step of a refuted claim; the states before and after it are told at the end.
   *
   * @param edition the edition that the claim is about
   * @param mutations the changes that are planted in its table
   * @param result a result with a counterexample
   */
  public static Trace of(String edition, List<Mutation> mutations, ObligationResult result) {
    return new Trace(
        Trace.Kind.INDUCTION,
        result.check().name(),
        edition,
        mutations.stream()
            .map(m -> new Trace.Mutation(m.part(), m.name(), m.field(), m.value()))
            .toList(),
        Trace.Start.UNTOLD,
        List.of(ACTOR),
        List.of(new Trace.Step(2, Map.of(ACTOR, result.step()), result.rows(), List.of())),
        Stream.concat(
                Stream.of("A state in which the step breaks it, with old -> new:"),
                result.counterexample().lines())
            .toList());
  }
}
