package dev.timerproof.spec.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A value of a model as a short text. */
final class ValueText {
  private static final String NOTHING = "NONE";

  private ValueText() {}

  /** The text: sets and sequences in braces, functions in brackets, a dash for "nothing". */
  static String of(JsonNode value) {
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(of(item)));
      return "{" + String.join(", ", items) + "}";
    }
    if (value.isObject()) {
      List<String> fields = new ArrayList<>();
      value.properties().forEach(field -> fields.add(field.getKey() + "=" + of(field.getValue())));
      return "[" + String.join(", ", fields) + "]";
    }
    String text = value.asText();
    return text.equals(NOTHING) ? "-" : text;
  }
}
