package dev.timerproof.fuzz.jazzer;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.timerproof.fuzz.subject.ValidateTarget;

/**
 * The target {@code validate} for Jazzer: the bytes are a recording, or they choose edits of one
 * that is known to be valid. Not thread-safe.
 */
public final class ValidateFuzzer {
  @SuppressWarnings("NullAway.Init") // set by Jazzer before the first input
  private static Harness<ValidateTarget> harness;

  private ValidateFuzzer() {}

  /**
   * Jazzer calls this first.
   *
   * @param args the edition and the words of what is changed in it, as {@code --edition} and {@code
   *     --mutation} of a campaign say it; without them, the edition that the library ships
   */
  public static void fuzzerInitialize(String[] args) {
    harness = Harness.of(ValidateTarget.NAME, ValidateTarget.class, args);
  }

  /**
   * Runs one input. The last bit of the last byte says whether the others are a recording.
   *
   * @throws AssertionError if there is an exception instead of a report, a valid recording is
   *     refused, or one with an altered word is accepted
   */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    harness.run(
        data,
        target ->
            data.consumeBoolean()
                ? ValidateTarget.of(data.consumeRemainingAsBytes())
                : target.random(new Harness.Choices(data)));
  }
}
