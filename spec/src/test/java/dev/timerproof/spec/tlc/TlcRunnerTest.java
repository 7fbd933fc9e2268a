package dev.timerproof.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.spec.tlc.Counterexample.Ending;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TlcRunnerTest {
  @Test
  void specification_thatHolds_hasTheCountsOfAllStates() throws Exception {
    TlcResult result = Toys.run(Toys.toy("Circle", "INVARIANT TypeOK"));
    assertEquals(TlcOutcome.HOLDS, result.outcome(), result.error());
    assertEquals(6, result.distinct());
    assertEquals(7, result.generated());
    assertEquals(6, result.depth());
    assertNull(result.violation());
    assertEquals(List.of(), result.counterexample().states());
    assertEquals("", result.error());
  }

  @Test
  void invariant_violated_isNamedWithTheWayThere() throws Exception {
    TlcResult result = Toys.run(Toys.toy("Circle", "INVARIANT TypeOK AtMost"));
    assertEquals(TlcOutcome.VIOLATED, result.outcome(), result.error());
    assertEquals(new Violation(Violation.Kind.INVARIANT, "AtMost"), result.violation());
    List<TraceState> states = result.counterexample().states();
    assertEquals(4, states.size());
    assertEquals(Ending.FINITE, result.counterexample().ending());
    assertEquals("Up", states.get(3).action());
    assertTrue(states.get(3).place().contains("line 8"), states.get(3).place());
    assertEquals(
        "{\"shape\":{\"a\":[1,2],\"b\":[true,\"text\",\"a\"]},\"x\":3}",
        states.get(3).variables().toString());
  }

  @Test
  void invariant_violatedAtTheStart_hasTheInitialState() throws Exception {
    TlcResult result = Toys.run(Toys.toy("Circle", "INVARIANT TypeOK NeverZero"));
    assertEquals(new Violation(Violation.Kind.INVARIANT, "NeverZero"), result.violation());
    assertEquals(1, result.counterexample().states().size());
    assertEquals(0, result.counterexample().states().get(0).variables().get("x").intValue());
  }

  @Test
  void stepProperty_violated_isARefinementFault() throws Exception {
    TlcResult result = Toys.run(Toys.toy("Circle", "PROPERTY OnlyUp"));
    assertEquals(new Violation(Violation.Kind.REFINEMENT, "OnlyUp"), result.violation());
    List<TraceState> states = result.counterexample().states();
    assertEquals("Home", states.get(states.size() - 1).action());
    assertEquals(1, states.get(states.size() - 1).variables().get("x").intValue());
  }

  @Test
  void stepOfAConjunction_violated_hasTheNameOfThePropertyItStandsIn() throws Exception {
    TlcResult result = Toys.run(Toys.toy("Circle", "PROPERTIES OnlySmall Settles"));
    assertEquals(new Violation(Violation.Kind.REFINEMENT, "OnlySmall"), result.violation());
    assertEquals(5, result.counterexample().states().size());
  }

  @Test
  void livenessProperty_violatedByACircle_goesBackToItsState() throws Exception {
    TlcResult result = Toys.run(Toys.toy("Circle", "PROPERTIES Settles"));
    assertEquals(new Violation(Violation.Kind.TEMPORAL, "Settles"), result.violation());
    Counterexample circle = result.counterexample();
    assertEquals(Ending.LASSO, circle.ending());
    assertEquals(6, circle.states().size());
    assertEquals(2, circle.backTo());
    assertEquals(1, circle.states().get(1).variables().get("x").intValue());
  }

  @Test
  void livenessProperty_violatedByStandingStill_stutters() throws Exception {
    TlcResult result = Toys.run(Toys.toy("Lazy", "PROPERTIES Settles"));
    assertEquals(new Violation(Violation.Kind.TEMPORAL, "Settles"), result.violation());
    assertEquals(Ending.STUTTER, result.counterexample().ending());
    assertEquals(0, result.counterexample().backTo());
  }

  @Test
  void stateWithoutSuccessor_isADeadlock() throws Exception {
    TlcResult result = Toys.run(Toys.toy("Climb", ""));
    assertEquals(TlcOutcome.DEADLOCK, result.outcome(), result.error());
    assertEquals(new Violation(Violation.Kind.DEADLOCK, Violation.DEADLOCK), result.violation());
    assertEquals(6, result.counterexample().states().size());
  }

  @Test
  void stateWithoutSuccessor_allowed_holds() throws Exception {
    TlcResult result = Toys.run(Toys.toy("Climb", "CHECK_DEADLOCK FALSE"));
    assertEquals(TlcOutcome.HOLDS, result.outcome(), result.error());
  }

  @Test
  void module_withASyntaxError_isAnErrorWithItsPlace() throws Exception {
    TlcResult result = Toys.run(Toys.job("Garbled", "INIT Init\nNEXT Init\n"));
    assertEquals(TlcOutcome.ERROR, result.outcome());
    assertFalse(result.crashed());
    assertTrue(result.error().contains("Garbled"), result.error());
    assertTrue(result.error().contains("line 3, column 15"), result.error());
    assertFalse(result.error().contains(Scratch.PREFIX), result.error());
  }

  @Test
  void module_withAnUnknownName_isAnErrorWithTheName() throws Exception {
    TlcResult result = Toys.run(Toys.job("Unknown", "INIT Init\nNEXT Next\n"));
    assertEquals(TlcOutcome.ERROR, result.outcome());
    assertTrue(result.error().contains("Nowhere"), result.error());
  }

  @Test
  void configuration_withAnUnknownProperty_isAnErrorWithItsName() throws Exception {
    TlcResult result = Toys.run(Toys.toy("Circle", "INVARIANT NoSuchThing"));
    assertEquals(TlcOutcome.ERROR, result.outcome());
    assertTrue(result.error().contains("NoSuchThing"), result.error());
  }

  @Test
  void expression_withoutAValue_isAnErrorWithTheReason() throws Exception {
    TlcResult result = Toys.run(Toys.toy("Circle", "INVARIANT Broken"));
    assertEquals(TlcOutcome.ERROR, result.outcome());
    assertTrue(result.error().contains("empty sequence"), result.error());
  }

  @Test
  void budgetOfStates_spent_isNoVerdict() throws Exception {
    TlcResult result = Toys.run(Toys.endless(Toys.LIMITS.withDistinctStates(1_000)));
    assertEquals(TlcOutcome.BUDGET, result.outcome(), result.error());
    assertTrue(result.distinct() > 1_000, () -> "distinct " + result.distinct());
    assertEquals("more than 1000 distinct states", result.error());
  }

  @Test
  void budgetOfTime_spent_isNoVerdict() throws Exception {
    TlcResult result = Toys.run(Toys.endless(Toys.LIMITS.withTime(Duration.ofMillis(1_500))));
    assertEquals(TlcOutcome.BUDGET, result.outcome(), result.error());
    assertEquals("more than 1.5 s", result.error());
    assertTrue(result.seconds() >= 1.5, () -> "seconds " + result.seconds());
  }

  @Test
  void jvm_thatDies_isACrashWithItsOutput() throws Exception {
    TlcLimits limits = Toys.LIMITS.withHeapMegabytes(64);
    String configuration = "CONSTANT Size = 60000000\nSPECIFICATION Spec\n";
    TlcResult result = Toys.run(Toys.job("Heavy", configuration, limits));
    assertEquals(TlcOutcome.ERROR, result.outcome(), result.error());
    assertTrue(result.crashed());
    assertTrue(result.error().contains("OutOfMemoryError"), result.error());
  }
}
