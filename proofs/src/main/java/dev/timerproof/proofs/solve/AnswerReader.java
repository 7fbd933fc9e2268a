package dev.timerproof.proofs.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads the answers to numbered questions from a solver's output. */
public final class AnswerReader {
  private AnswerReader() {}

  /**
   * The answers in the order of the questions.
   *
   * @param printed lines {@code #NUMBER}, quoted or not, each followed by an answer
   * @param questions how many there must be
   * @throws SolverFailedException at anything else, for example an error in the script
   */
  public static List<Answer> read(String printed, int questions) {
    Answer[] answers = new Answer[questions];
    int number = -1;
    for (String line : printed.split("\n", -1)) {
      String word = line.strip().replace("\"", "");
      if (word.startsWith("#")) {
        number = Integer.parseInt(word.substring(1));
      } else if (number >= 0 && number < questions && isAnswer(word)) {
        answers[number] = Answer.valueOf(word.toUpperCase(Locale.ROOT));
        number = -1;
      } else if (!word.isEmpty()) {
        throw new SolverFailedException("expected an answer, the solver printed: " + line.strip());
      }
    }
    for (int i = 0; i < questions; i++) {
      if (answers[i] == null) {
        throw new SolverFailedException("the solver did not answer question " + i);
      }
    }
    return new ArrayList<>(Arrays.asList(answers));
  }

  private static boolean isAnswer(String word) {
    return word.equals("sat") || word.equals("unsat") || word.equals("unknown");
  }
}
