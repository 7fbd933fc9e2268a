package dev.timerproof.conformance.trace;

import com.fasterxml.jackson.core.JsonToken;
import dev.timerproof.evidence.text.Printable;

/** How pieces of input are shown in messages: short, and without control characters. */
final class Shown {
  private Shown() {}

  /** A token with its text. */
  static String token(JsonToken token, String text) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case END_ARRAY, END_OBJECT -> "the end of an array or object";
      case FIELD_NAME -> "a field name";
      case VALUE_STRING -> '"' + Printable.of(text) + '"';
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
          Printable.of(text);
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "nothing";
    };
  }
}
