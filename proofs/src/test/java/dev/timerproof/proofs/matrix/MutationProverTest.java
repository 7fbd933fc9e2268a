package dev.timerproof.proofs.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.matrix.MutantProof.Fate;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the proof makes of changed rows, one of each fate. */
class MutationProverTest {
  private static final TableReader READER = TableReader.builtIn();
  private static final MutationProver PROVER = new MutationProver(READER, "repaired");

  @AfterAll
  static void endSolvers() {
    PROVER.close();
  }

  private static MutantProof decide(String row, String field, String value) {
    return PROVER.decide(List.of(Mutation.word("row", row, field, value)));
  }

  private static List<String> steps(String row) {
    return new ArrayList<>(READER.read("repaired").row(row).steps());
  }

  private static MutantProof exchanged(String row, String one, String other) {
    List<String> steps = steps(row);
    Collections.swap(steps, steps.indexOf(one), steps.indexOf(other));
    return PROVER.decide(List.of(Mutation.words("row", row, "steps", steps)));
  }

  private static MutantProof without(String row, String step) {
    List<String> steps = steps(row);
    assertTrue(steps.remove(step), step);
    return PROVER.decide(List.of(Mutation.words("row", row, "steps", steps)));
  }

  @Test
  void status_thatIsWrong_losesAPromiseInTheChangedRow() {
    MutantProof proof = decide("del.Waiting", "to", "Removed");
    assertEquals(Fate.SAFETY, proof.fate());
    assertEquals("del.Waiting.3.commit", proof.step());
    assertEquals("status-out", proof.claim());
    assertEquals(1, proof.steps(), "nothing else has to be proven again");
  }

  @Test
  void answer_ofARowThatSharesItsCas_isAPromise() {
    MutantProof proof = decide("mod.Waiting.notearlier", "value", "false");
    assertEquals(Fate.SAFETY, proof.fate());
    assertEquals("mod.Waiting.notearlier.decide", proof.step());
    assertEquals("false-means-not-armed", proof.claim());
  }

  @Test
  void count_behindTheCommit_losesAPartOfTheInvariant() {
    MutantProof proof = exchanged("del.Waiting", "incdel", "commit");
    assertEquals(Fate.AUXILIARY, proof.fate());
    assertEquals("credit-del-none", proof.claim());
  }

  @Test
  void bound_thatIsNotLowered_losesABound() {
    MutantProof proof = without("mod.Waiting.earlier", "bound");
    assertEquals(Fate.BOUNDS, proof.fate());
    assertEquals("earliest-bound", proof.claim());
  }

  @Test
  void wake_behindAnotherStep_isProvenAsTheTableIs() {
    assertEquals(Fate.PROVEN, exchanged("mod.Waiting.earlier", "commit", "wake").fate());
  }

  @Test
  void wake_thatIsLeftOut_leavesStepsOfTheTableOnly() {
    MutantProof proof = without("add.NoStatus", "wake");
    assertEquals(Fate.SAME, proof.fate());
    assertEquals(0, proof.steps());
  }

  @Test
  void row_thatTheReaderRefuses_isMalformedWithItsPlace() {
    MutantProof proof = decide("del.Waiting", "from", "Removed");
    assertEquals(Fate.MALFORMED, proof.fate());
    assertTrue(proof.claim().startsWith("TimerTable.tla:"), proof.claim());
  }

  @Test
  void nothing_changed_isTheSame() {
    assertEquals(Fate.SAME, PROVER.decide(List.of()).fate());
  }
}
