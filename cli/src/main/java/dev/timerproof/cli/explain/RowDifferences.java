package dev.timerproof.cli.explain;

import dev.timerproof.spec.table.Row;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What distinguishes a row from the row of the same id in another edition. */
final class RowDifferences {
  private RowDifferences() {}

  /** The fields of the other row that differ, or that it is the same; places aside. */
  static String of(Row row, Row other) {
    List<String> differences = new ArrayList<>();
    for (RecordComponent field : Row.class.getRecordComponents()) {
      Object theirs = value(field, other);
      if (!field.getName().equals("place") && !Objects.equals(value(field, row), theirs)) {
        differences.add(field.getName() + " " + text(theirs));
      }
    }
    return differences.isEmpty() ? "the same" : String.join("; ", differences);
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? String.join(" ", list.stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }

  private static Object value(RecordComponent field, Row row) {
    try {
      return field.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("reading a public record", e);
    }
  }
}
