package dev.timerproof.proofs.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
  @Test
  void answers_quotedOrNot_areReadInOrder() {
    assertEquals(
        List.of(Answer.SAT, Answer.UNSAT, Answer.UNKNOWN),
        AnswerReader.read("#0\nsat\n\"#1\"\nunsat\n#2\nunknown\n", 3));
  }

  @Test
  void error_inTheOutput_isNoAnswer() {
    SolverFailedException e =
        assertThrows(
            SolverFailedException.class,
            () -> AnswerReader.read("#0\nunsat\n(error \"line 3: no\")\n#1\nunsat\n", 2));
    assertTrue(String.valueOf(e.getMessage()).contains("line 3: no"), e.getMessage());
  }

  @Test
  void question_withoutAnswer_isMissed() {
    SolverFailedException e =
        assertThrows(SolverFailedException.class, () -> AnswerReader.read("#0\nunsat\n", 2));
    assertEquals("the solver did not answer question 1", e.getMessage());
  }

  @Test
  void answer_withoutQuestion_isRefused() {
    assertThrows(SolverFailedException.class, () -> AnswerReader.read("unsat\n", 1));
  }
}
