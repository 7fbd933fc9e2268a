package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.cli.console.Console;
import dev.timerproof.cli.console.NanoClock;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.proofs.ObligationResult;
import dev.timerproof.proofs.ProofOutcome;
import dev.timerproof.proofs.ProofReport;
import dev.timerproof.proofs.smt.Check;
import dev.timerproof.proofs.solve.Answer;
import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command's exit code for each combination of solvers' answers to one claim. */
class ProveVerdictTest {
  private static final TimerTable TABLE = TableReader.builtIn().read("repaired");
  private static final Check CLAIM = new Check("status-in", Check.Kind.KEEPS, true, null);

  private final StringWriter out = new StringWriter();

  private static ObligationResult result(ProofOutcome outcome, Answer z3, Answer cvc5) {
    return new ObligationResult(
        TABLE.edition(),
        "del.Waiting.3.commit",
        List.of("del.Waiting"),
        CLAIM,
        outcome,
        Map.of(SolverKind.Z3, z3, SolverKind.CVC5, cvc5),
        0,
        false,
        "",
        "");
  }

  private ExitCode conclude(ObligationResult... results) {
    ProofReport report =
        new ProofReport(
            TABLE.edition(),
            "",
            Map.of(SolverKind.Z3, "Z3", SolverKind.CVC5, "cvc5"),
            List.of(results),
            0);
    PrintWriter writer = new PrintWriter(out);
    Console console = Console.of(writer, writer, false, NanoClock.system());
    ExitCode code = ProveCommand.conclude(TABLE, report, console);
    writer.flush();
    return code;
  }

  @Test
  void solvers_thatAgree_areProvenAndExitCode0() {
    assertEquals(0, conclude(result(ProofOutcome.PROVEN, Answer.UNSAT, Answer.UNSAT)).code());
    assertTrue(out.toString().contains("repaired: proven"), out.toString());
  }

  @Test
  void solvers_thatDisagree_areExitCode7WithStepClaimAndAnswers() {
    ObligationResult proven = result(ProofOutcome.PROVEN, Answer.UNSAT, Answer.UNSAT);
    ObligationResult disagree = result(ProofOutcome.DISAGREEMENT, Answer.UNSAT, Answer.SAT);
    ObligationResult unknown = result(ProofOutcome.UNKNOWN, Answer.UNKNOWN, Answer.UNSAT);
    assertEquals(7, conclude(proven, unknown, disagree).code());
    String said = out.toString();
    assertTrue(said.contains("disagreement: step del.Waiting.3.commit of row del.Waiting"), said);
    assertTrue(said.contains("status-in"), said);
    assertTrue(said.contains("SAT"), said);
    assertTrue(said.contains("repaired: disagreement"), said);
  }

  @Test
  void claim_thatOneSolverLeavesOpen_isExitCode3() {
    ObligationResult proven = result(ProofOutcome.PROVEN, Answer.UNSAT, Answer.UNSAT);
    ObligationResult unknown = result(ProofOutcome.UNKNOWN, Answer.UNSAT, Answer.UNKNOWN);
    assertEquals(3, conclude(proven, unknown).code());
    assertTrue(out.toString().contains("unknown: step del.Waiting.3.commit"), out.toString());
  }

  @Test
  void refutation_besideAnOpenClaim_isExitCode1() {
    ObligationResult refuted = result(ProofOutcome.REFUTED, Answer.SAT, Answer.SAT);
    ObligationResult unknown = result(ProofOutcome.UNKNOWN, Answer.UNSAT, Answer.UNKNOWN);
    assertEquals(1, conclude(unknown, refuted).code());
  }

  @Test
  void nothing_toProve_isNoVerdict() {
    assertEquals(3, conclude().code());
  }
}
