package dev.timerproof.fuzz.subject;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Something that is fuzzed. Inputs are texts of one line: the same text is always the same run, in
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

  /** Inputs that are smaller, the smallest first; finitely many steps lead to one without any. */
  List<String> smaller(String input);

  /** What is done in an input, without its numbers. */
  String shape(String input);

  /** The calls of each thread side by side. */
  String lanes(String input);

  /** What can be reached and is known beforehand, such as the rows of the table. */
  List<String> known();
}
