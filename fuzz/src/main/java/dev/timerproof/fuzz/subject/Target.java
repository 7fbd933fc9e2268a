package dev.timerproof.fuzz.subject;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Something that is fuzzed. Inputs are texts of one line, and the same text gives the same run in
 * every JVM. Not thread-safe.
 */
public interface Target {
  /** Its name in options and files. */
  String name();

  /** A new input. */
  String random(RandomGenerator random);

  /**
   * An input that is like another one.
   *
   * @param input one that was run before
   * @param other another one, of which parts may be taken
   */
  String mutate(String input, String other, RandomGenerator random);

  /**
   * Runs an input.
   *
   * @throws IllegalArgumentException if the text is no input; the message says what was expected
   */
  Execution run(String input);

  /** Smaller inputs, the smallest first. Repeating this ends, at an input that has none. */
  List<String> smaller(String input);

  /** The operations of an input in their order, without its numbers. */
  String shape(String input);

  /** The calls of each thread side by side. */
  String lanes(String input);

  /** What inputs are known to be able to reach, such as the rows of the table. */
  List<String> known();
}
