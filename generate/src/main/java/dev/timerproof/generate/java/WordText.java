package dev.timerproof.generate.java;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Java of a step or hook: statements with placeholders in braces. A placeholder is the name of
 * a register, or one that {@link Scope} defines.
 *
 * @param statements in order
 * @param unowned the Java in a row that does not own the timer; null if it is the same
 * @param equivalents registers that need no variable after this word, with the expressions that
 *     replace them
 */
record WordText(
    List<Statement> statements, @Nullable WordText unowned, Map<String, String> equivalents) {
  WordText {
    statements = List.copyOf(statements);
    equivalents = Map.copyOf(equivalents);
  }

  /**
   * One statement.
   *
   * @param sets the register that takes the value of {@code text}; null if there is none
   * @param text an expression, or a statement without its semicolon
   * @param pure whether the statement can be left out if the register is not read
   */
  record Statement(@Nullable String sets, String text, boolean pure) {
    Set<String> reads() {
      return Scope.placeholders(text);
    }
  }

  /** A statement. */
  static WordText does(String text) {
    return new WordText(List.of(new Statement(null, text, false)), null, Map.of());
  }

  /** An expression with an effect, whose value is kept if a later word asks for it. */
  static WordText gives(String register, String text) {
    return new WordText(List.of(new Statement(register, text, false)), null, Map.of());
  }

  /** Values that are kept if a later word asks for them: register, expression and so on. */
  static WordText reads(String... registersAndTexts) {
    List<Statement> statements = new ArrayList<>();
    for (int k = 0; k < registersAndTexts.length; k += 2) {
      statements.add(new Statement(registersAndTexts[k], registersAndTexts[k + 1], true));
    }
    return new WordText(statements, null, Map.of());
  }

  /** This text with one more statement. */
  WordText then(String text) {
    List<Statement> both = new ArrayList<>(statements);
    both.add(new Statement(null, text, false));
    return new WordText(both, unowned, equivalents);
  }

  /** This text, after which the expression replaces the register. */
  WordText making(String register, String expression) {
    return new WordText(statements, unowned, Map.of(register, expression));
  }

  /** This text, with another statement in rows that do not own the timer. */
  WordText unowned(String text) {
    return new WordText(statements, does(text), equivalents);
  }

  /** The registers and other placeholders in the statements from {@code k} on. */
  Set<String> readsFrom(int k) {
    Set<String> names = new HashSet<>();
    statements.subList(k, statements.size()).forEach(s -> names.addAll(s.reads()));
    return names;
  }
}
