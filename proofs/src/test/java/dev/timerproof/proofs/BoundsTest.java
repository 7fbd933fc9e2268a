package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.smt.Obligations;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * At every moment the smaller of the two bounds is at most every pending deadline of the P, even
 * during a scan. {@link MutantsTest} plants faults that break this.
 */
class BoundsTest {
  @Test
  void bounds_ofRepaired_holdAtEveryMoment() {
    ProofReport report =
        Prover.proveBounds(Tables.of("repaired"), ProofOptions.quick(), ProofListener.NONE);
    assertEquals(
        List.of(),
        report.results().stream().filter(r -> r.outcome() != ProofOutcome.PROVEN).toList());
    Set<String> asked =
        report.results().stream().map(r -> r.check().name()).collect(Collectors.toSet());
    assertTrue(
        asked.containsAll(Set.of("pending-covered", "moving-covered", "earliest-bound")),
        asked::toString);
  }

  @Test
  void bounds_ofAnEditionThatClearsOneBeforeItScans_arePromisedOfNone() {
    assertEquals(List.of(), Obligations.ofBounds(Tables.of("go1.22")));
  }
}
