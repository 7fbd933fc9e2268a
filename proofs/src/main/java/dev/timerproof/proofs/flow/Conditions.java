package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import java.util.List;
import java.util.Map;

/**
 * Evaluates the conditions and fact values of a list of steps, all of which are known when a table
 * is turned into steps.
 */
interface Conditions {
  /** The level of the thread's frame. */
  int level();

  /** The value of a word that is no fact; the word itself if it stands for nothing. */
  String word(String text, Facts facts);

  /** The value of a form that is not one of every list's. */
  default String special(Sexp form, Facts facts) {
    throw new MalformedTextException(form.place(), "unknown word in " + form);
  }

  /** What words of formulas stand for. */
  Map<String, Sexp> abbreviations();

  /** Whether a condition holds at a place with these facts. */
  default boolean holds(Sexp condition, Facts facts) {
    String value = value(condition, facts);
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new MalformedTextException(
              condition.place(), "expected true or false, found " + value + ": " + condition);
    };
  }

  /** The value of an expression at a place with these facts. */
  default String value(Sexp e, Facts facts) {
    if (e instanceof Sexp.Atom a) {
      return word(a.text(), facts);
    }
    List<Sexp> parts = e.from(1);
    return switch (e.item(0).word()) {
      case "if" -> value(e.item(holds(e.item(1), facts) ? 2 : 3), facts);
      case "is" -> Boolean.toString(value(e.item(1), facts).equals(value(e.item(2), facts)));
      case "not" -> Boolean.toString(!holds(e.item(1), facts));
      case "and" -> Boolean.toString(parts.stream().allMatch(p -> holds(p, facts)));
      case "or" -> Boolean.toString(parts.stream().anyMatch(p -> holds(p, facts)));
      default -> special(e, facts);
    };
  }
}
