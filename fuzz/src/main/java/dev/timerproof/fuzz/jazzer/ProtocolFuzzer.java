package dev.timerproof.fuzz.jazzer;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.timerproof.fuzz.subject.ProtocolTarget;

/**
 * The target {@code protocol} for Jazzer: a history of one thread, as long as there are bytes. Not
 * thread-safe.
 */
public final class ProtocolFuzzer {
  @SuppressWarnings("NullAway.Init") // set by Jazzer before the first input
  private static Harness<ProtocolTarget> harness;

  private ProtocolFuzzer() {}

  /**
   * Jazzer calls this first.
   *
   * @param args the edition and the words of what is changed in it, as {@code --edition} and {@code
   *     --mutation} of a campaign say it; without them, the edition that the library ships
   */
  public static void fuzzerInitialize(String[] args) {
    harness = Harness.of(ProtocolTarget.NAME, ProtocolTarget.class, args);
  }

  /**
   * Runs one input.
   *
   * @throws AssertionError if a step does not answer as the sequential model, or leaves an
   *     invariant broken
   */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    harness.run(
        data,
        target -> target.history(new Harness.Choices(data), steps -> data.remainingBytes() > 0));
  }
}
