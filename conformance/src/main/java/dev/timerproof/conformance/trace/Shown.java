package dev.timerproof.conformance.trace;

import com.fasterxml.jackson.core.JsonToken;

/** How pieces of input are shown in messages: short, and without control characters. */
final class Shown {
  private static final int LONGEST = 40;

  private Shown() {}

  /** A token with its text. */
  static String token(JsonToken token, String text) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case END_ARRAY, END_OBJECT -> "the end of an array or object";
      case FIELD_NAME -> "a field name";
      case VALUE_STRING -> '"' + text(text) + '"';
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> text(text);
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "nothing";
    };
  }

  /** A text from the input. */
  static String text(String text) {
    StringBuilder shown = new StringBuilder();
    int length = Math.min(text.length(), LONGEST);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      shown.append(c >= ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return length < text.length() ? shown + "..." : shown.toString();
  }
}
