package dev.timerproof.proofs.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.proofs.mutant.MutantProver.Answer;
import dev.timerproof.proofs.mutant.MutantProver.Result;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.table.Mutation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fate of a mutant for each answer of the proof. */
class ProofFindingTest {
  private static final Mutant MUTANT =
      new Mutant("repaired", "a.b", "to = x", Mutation.word("row", "a.b", "to", "x"));

  private static Fate fate(Result result, Equivalents equivalents) {
    return ProofMutants.finding(MUTANT, new Answer(result, "step", "claim"), equivalents).fate();
  }

  private static Equivalents because(boolean gap) {
    return new Equivalents(
        List.of(
            new Equivalents.Reason(
                List.of("repaired"),
                MutantVerdict.PROOF,
                gap,
                "because",
                Map.of("a.b", List.of("to = *")))));
  }

  private static Fate expected(Result result, Fate proven, Fate same) {
    return switch (result) {
      case PROMISE_LOST, BOUND_LOST -> Fate.KILLED;
      case ONLY_INVARIANT_LOST -> Fate.SURVIVED;
      case UNKNOWN -> Fate.UNDECIDED;
      case MALFORMED -> Fate.GAP;
      case PROVEN -> proven;
      case SAME_STEPS -> same;
    };
  }

  @Test
  void answer_withoutAReason_isNoSuccess() {
    for (Result result : Result.values()) {
      assertEquals(
          expected(result, Fate.SURVIVED, Fate.GAP),
          fate(result, new Equivalents(List.of())),
          result.name());
    }
  }

  @Test
  void reason_countsOnlyIfEverythingIsProven() {
    for (Result result : Result.values()) {
      assertEquals(
          expected(result, Fate.EQUIVALENT, Fate.EQUIVALENT),
          fate(result, because(false)),
          result.name());
      assertEquals(
          expected(result, Fate.GAP, Fate.GAP), fate(result, because(true)), result.name());
    }
  }
}
