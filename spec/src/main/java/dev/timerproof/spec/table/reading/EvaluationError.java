package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extracts the place and a one-line message from an exception of the evaluator. */
final class EvaluationError {
  private static final Pattern PLACE =
      Pattern.compile(
          "line (\\d+), col(?:umn)? (\\d+)(?: to line \\d+, col(?:umn)? \\d+)?(?: of module"
              + " (\\w+))?");

  private EvaluationError() {}

  /** The place that the message names, else the one of the expression that was evaluated. */
  static Place place(ModuleText text, RuntimeException error, Place expression) {
    return place(text, String.valueOf(error.getMessage()), expression);
  }

  static Place place(ModuleText text, String message, Place otherwise) {
    Matcher at = PLACE.matcher(message);
    if (!at.find()) {
      return otherwise;
    }
    String module = at.group(3) == null ? text.module() : at.group(3);
    return new Place(
        text.shownAs(module), Integer.parseInt(at.group(1)), Integer.parseInt(at.group(2)));
  }

  static String message(RuntimeException error) {
    String message = error.getMessage();
    return message(message == null ? error.getClass().getSimpleName() : message);
  }

  /** The message in one line, without the place that it may begin or end with. */
  static String message(String message) {
    return message
        .strip()
        .replaceAll("\\s*\\R\\s*", " ")
        .replaceFirst("^Unknown location\\s+", "")
        .replaceFirst("^" + PLACE.pattern() + "\\s+", "")
        .replaceFirst("\\s+" + PLACE.pattern() + "$", "");
  }
}
