package dev.timerproof.spec.export;

import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The differences of two tables, datum by datum. Sources and places are not compared, because they
 * are no behaviour.
 */
public final class TableDiff {
  private static final String ABSENT = "(absent)";

  private TableDiff() {}

  /**
   * One datum that differs.
   *
   * @param part row, frame or parameter
   * @param name the row's id, the operation or the parameter
   * @param field of the row or frame; {@code value} for a parameter
   * @param before its value in the first table, {@code (absent)} if that has no such row, frame or
   *     parameter
   * @param after its value in the second table
   */
  public record Difference(String part, String name, String field, String before, String after) {
    /** Whether another difference is about the same datum, with any values. */
    public boolean sameDatum(Difference other) {
      return part.equals(other.part) && name.equals(other.name) && field.equals(other.field);
    }

    /** The words of the value before: one, or those of a list; empty if the value is absent. */
    public Optional<List<String>> wordsBefore() {
      return words(before);
    }

    /** The words of the value after: one, or those of a list; empty if the value is absent. */
    public Optional<List<String>> wordsAfter() {
      return words(after);
    }

    private static Optional<List<String>> words(String text) {
      return text.equals(ABSENT) ? Optional.empty() : Optional.of(Behaviour.words(text));
    }

    @Override
    public String toString() {
      String what =
          part.equals("parameter") ? "parameter " + name : part + " " + name + ": " + field;
      return what + ": " + before + " -> " + after;
    }
  }

  /**
   * Parameters first, then rows, the poller's last, then frames, each in the order of the tables.
   */
  public static List<Difference> between(TimerTable before, TimerTable after) {
    List<Difference> differences = new ArrayList<>();
    compare("parameter", parameters(before), parameters(after), differences);
    compare("row", rows(before), rows(after), differences);
    compare("frame", frames(before), frames(after), differences);
    return differences;
  }

  private static void compare(
      String part,
      Map<String, Map<String, String>> before,
      Map<String, Map<String, String>> after,
      List<Difference> differences) {
    for (String name : union(before.keySet(), after.keySet())) {
      Map<String, String> first = before.getOrDefault(name, Map.of());
      Map<String, String> second = after.getOrDefault(name, Map.of());
      for (String field : union(first.keySet(), second.keySet())) {
        String old = first.getOrDefault(field, ABSENT);
        String now = second.getOrDefault(field, ABSENT);
        if (!old.equals(now)) {
          differences.add(new Difference(part, name, field, old, now));
        }
      }
    }
  }

  private static Set<String> union(Set<String> first, Set<String> second) {
    Set<String> union = new LinkedHashSet<>(first);
    union.addAll(second);
    return union;
  }

  private static Map<String, Map<String, String>> parameters(TimerTable table) {
    Map<String, Map<String, String>> parameters = new LinkedHashMap<>();
    table.parameters().forEach((name, value) -> parameters.put(name, Map.of("value", value)));
    return parameters;
  }

  private static Map<String, Map<String, String>> rows(TimerTable table) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    table.rows().forEach(row -> rows.put(row.id(), Behaviour.of(row)));
    table.poller().rows().forEach(row -> rows.put(row.id(), Behaviour.of(row)));
    return rows;
  }

  private static Map<String, Map<String, String>> frames(TimerTable table) {
    Map<String, Map<String, String>> frames = new LinkedHashMap<>();
    table.frames().forEach((op, frame) -> frames.put(op, Behaviour.of(frame)));
    return frames;
  }
}
