package dev.timerproof.spec.tlc;

import java.util.Optional;

/**
 * The progress of a run.
 *
 * @param generated states generated, repetitions included
 * @param distinct distinct states found
 * @param queue states whose successors are still to be generated
 */
public record TlcProgress(long generated, long distinct, long queue) {
  /** The progress before the first state. */
  public static final TlcProgress NONE = new TlcProgress(0, 0, 0);

  private static final String WORD = "progress";

  /** The line that the forked JVM prints. */
  String line() {
    return WORD + " " + generated + " " + distinct + " " + queue;
  }

  /** Parses a line of progress; empty for other lines. */
  static Optional<TlcProgress> parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 4 || !words[0].equals(WORD)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new TlcProgress(
              Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
