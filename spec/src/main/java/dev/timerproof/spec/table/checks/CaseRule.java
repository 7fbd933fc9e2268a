package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one operation and status have guards of which exactly one holds, and those of one
 * guard have owned cases of which exactly one holds.
 */
final class CaseRule implements Rule {
  @Override
  public void check(TimerTable table, Findings findings) {
    for (String op : table.frames().keySet()) {
      for (List<Row> sameStatus : split(table.rowsOf(op), Row::from).values()) {
        Map<Row.Guard, List<Row>> byGuard = split(sameStatus, Row::guard);
        exactlyOne(byGuard, "guard", findings);
        for (List<Row> sameGuard : byGuard.values()) {
          Map<Row.OwnedCase, List<Row>> byOwned = split(sameGuard, Row::owned);
          exactlyOne(byOwned, "owned case", findings);
          byOwned.values().forEach(rows -> single(rows, findings));
        }
      }
    }
  }

  private static <T extends Word.Test> void exactlyOne(
      Map<T, List<Row>> rows, String what, Findings findings) {
    var cases = rows.entrySet();
    var reference =
        cases.stream().filter(c -> c.getKey().always()).findFirst().orElse(cases.iterator().next());
    T test = reference.getKey();
    Row first = reference.getValue().get(0);
    Word.@Nullable Test opposite = test.opposite().orElse(null);
    if (opposite != null && !rows.containsKey(opposite)) {
      findings.row(first, what + " " + test + " has no row with " + opposite + " beside it");
    }
    rows.forEach(
        (other, otherRows) -> {
          if (!other.equals(test) && !other.equals(opposite)) {
            findings.row(
                otherRows.get(0),
                what + " " + other + " overlaps with " + test + " of row " + first.id());
          }
        });
  }

  private static void single(List<Row> rows, Findings findings) {
    for (Row row : rows.subList(1, rows.size())) {
      findings.row(row, "the same case as row " + rows.get(0).id());
    }
  }

  private static <K> Map<K, List<Row>> split(List<Row> rows, Function<Row, K> key) {
    Map<K, List<Row>> parts = new LinkedHashMap<>();
    for (Row row : rows) {
      parts.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row);
    }
    return parts;
  }
}
