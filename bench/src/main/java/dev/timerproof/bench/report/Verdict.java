package dev.timerproof.bench.report;

/** The results of a comparison with the best peer. */
public enum Verdict {
  /** Worse by more than the noise, without a listed reason. */
  LOSES("loses"),
  /** Worse by more than the noise, for a reason that is written down. */
  ACCEPTED("loses, accepted"),
  /** Neither better nor worse by more than the noise. */
  LEVEL("level"),
  /** Better by more than the noise. */
  AHEAD("ahead"),
  /** No peer was measured. */
  ALONE("no peer");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** The words in tables. */
  public String words() {
    return words;
  }
}
