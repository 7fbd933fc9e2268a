package dev.timerproof.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What was found out about a target. */
public enum Outcome {
  /** More than is wanted, beyond the noise. */
  MISSED("missed"),
  /** Neither more nor less than is wanted beyond the noise. */
  LEVEL("level"),
  /** No more than is wanted, with the noise. */
  MET("met"),
  /** One of both sides was not measured. */
  OPEN("open");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** The word in tables. */
  public String word() {
    return word;
  }

  /** The words of all. */
  static List<String> words() {
    return Arrays.stream(values()).map(Outcome::word).toList();
  }

  /** The outcome that a state begins with. */
  static Optional<Outcome> ofState(String state) {
    String word = state.split("\\W", 2)[0];
    return Arrays.stream(values()).filter(outcome -> outcome.word.equals(word)).findFirst();
  }

  /** Judges an interval. */
  static Outcome of(Ratio measured, double most) {
    return measured.low() > most ? MISSED : measured.high() <= most ? MET : LEVEL;
  }
}
