package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.solve.SolverKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each planted fault loses a named promise at a named step. */
class MutantsTest {
  static List<Fault> faults() {
    return Fault.all();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void fault_thatIsPlanted_isRefutedAsNamed(Fault fault) {
    ObligationResult result = fault.refute(ProofOptions.quick()).orElseThrow();
    assertEquals(ProofOutcome.REFUTED, result.outcome(), fault::title);
    assertEquals(fault.step(), result.step());
    assertFalse(result.counterexample().isEmpty(), "a refutation comes with a state");
  }

  @Test
  void names_ofFaults_areUniqueAndSomeAreQuick() {
    Map<String, Long> names =
        Fault.all().stream().collect(Collectors.groupingBy(Fault::name, Collectors.counting()));
    assertTrue(names.values().stream().allMatch(n -> n == 1), names::toString);
    assertTrue(Fault.all().stream().anyMatch(Fault::quick));
  }

  @Test
  void fault_atAStepThatIsNotThere_hasNoResult() {
    Fault fault = Fault.all().get(0);
    Fault elsewhere =
        new Fault(
            fault.name(), fault.title(), fault.mutations(), "no.such.step", fault.promise(), false);
    assertTrue(elsewhere.refute(ProofOptions.quick()).isEmpty());
  }

  @Test
  void fault_thatChangesNothing_isNotRefuted() {
    Fault fault = Fault.all().get(0);
    Fault none =
        new Fault(fault.name(), fault.title(), List.of(), "mod.Removed.cas", "status-in", false);
    ObligationResult result = none.refute(ProofOptions.quick()).orElseThrow();
    assertEquals(ProofOutcome.PROVEN, result.outcome());
    assertEquals(SolverKind.Z3, result.answers().keySet().iterator().next());
  }
}
