package dev.timerproof.proofs.mutant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.mutant.MutantProver.Answer;
import dev.timerproof.proofs.mutant.MutantProver.Result;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Changed rows for each result of the proof. */
class MutantProverTest {
  private static final TableReader READER = TableReader.builtIn();
  private static final TimerTable TABLE = READER.read("repaired");
  private static final MutantProver PROVER = new MutantProver(TABLE);

  @AfterAll
  static void endSolver() {
    PROVER.close();
  }

  private static Answer decide(Mutation change) {
    return PROVER.decide(READER.read("repaired", List.of(change)));
  }

  private static Answer decide(String row, String field, String value) {
    return decide(Mutation.word("row", row, field, value));
  }

  private static List<String> steps(String row) {
    return new ArrayList<>(TABLE.row(row).steps());
  }

  private static Answer exchanged(String row, String one, String other) {
    List<String> steps = steps(row);
    Collections.swap(steps, steps.indexOf(one), steps.indexOf(other));
    return decide(Mutation.words("row", row, "steps", steps));
  }

  private static Answer without(String row, String step) {
    List<String> steps = steps(row);
    assertTrue(steps.remove(step), step);
    return decide(Mutation.words("row", row, "steps", steps));
  }

  @Test
  void status_thatIsWrong_losesAPromiseInTheChangedRow() {
    assertEquals(
        new Answer(Result.PROMISE_LOST, "del.Waiting.3.commit", "status-out"),
        decide("del.Waiting", "to", "Removed"));
  }

  @Test
  void answer_ofARowThatSharesItsCas_isAPromise() {
    assertEquals(
        new Answer(Result.PROMISE_LOST, "mod.Waiting.notearlier.decide", "false-means-not-armed"),
        decide("mod.Waiting.notearlier", "value", "false"));
  }

  @Test
  void count_behindTheCommit_losesAConjunctThatIsNoPromise() {
    Answer answer = exchanged("del.Waiting", "incdel", "commit");
    assertEquals(Result.ONLY_INVARIANT_LOST, answer.result());
    assertEquals("credit-del-none", answer.claim());
  }

  @Test
  void bound_thatIsNotLowered_losesABound() {
    Answer answer = without("mod.Waiting.earlier", "bound");
    assertEquals(Result.BOUND_LOST, answer.result());
    assertEquals("earliest-bound", answer.claim());
  }

  @Test
  void wake_behindAnotherStep_isProvenAsTheTableIs() {
    assertEquals(Result.PROVEN, exchanged("mod.Waiting.earlier", "commit", "wake").result());
  }

  @Test
  void wake_thatIsLeftOut_leavesStepsOfTheTableOnly() {
    assertEquals(Result.SAME_STEPS, without("add.NoStatus", "wake").result());
  }

  @Test
  void nothing_changed_isTheSame() {
    assertEquals(Result.SAME_STEPS, PROVER.decide(TABLE).result());
  }
}
