package dev.timerproof.spec.table;

import java.util.List;

/**
 * The change of one datum of the table.
 *
 * @param part row, frame or parameter
 * @param name the row's id, the frame's operation, or {@code edition} for a parameter
 * @param field the field or parameter
 * @param value the new value: a {@link String} or a list of strings, as the field has it
 */
public record Mutation(String part, String name, String field, Object value) {
  /** A mutation whose value is a word. */
  public static Mutation word(String part, String name, String field, String value) {
    return new Mutation(part, name, field, value);
  }

  /** A mutation whose value is a sequence of steps or hooks. */
  public static Mutation words(String part, String name, String field, List<String> value) {
    return new Mutation(part, name, field, List.copyOf(value));
  }
}
