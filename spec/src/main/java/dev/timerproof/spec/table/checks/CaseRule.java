package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The rows of one operation and status have guards of which exactly one holds, and those of one
 * guard have owned cases of which exactly one holds.
 */
final class CaseRule implements Rule {
  private static final String ANY = "any";

  /** Tests of which always one holds. */
  private static final Map<String, String> OPPOSITE =
      Map.of(
          "due", "notdue",
          "notdue", "due",
          "oneshot", "periodic",
          "periodic", "oneshot",
          "earlier", "notearlier",
          "notearlier", "earlier");

  @Override
  public void check(TimerTable table, Findings findings) {
    for (String op : table.frames().keySet()) {
      for (List<Row> sameStatus : split(table.rowsOf(op), Row::from).values()) {
        Map<String, List<Row>> byGuard = split(sameStatus, Row::guard);
        exactlyOne(byGuard, "guard", findings);
        for (List<Row> sameGuard : byGuard.values()) {
          Map<String, List<Row>> byOwned = split(sameGuard, Row::owned);
          exactlyOne(byOwned, "owned case", findings);
          byOwned.values().forEach(rows -> single(rows, findings));
        }
      }
    }
  }

  private static void exactlyOne(Map<String, List<Row>> rows, String what, Findings findings) {
    var cases = rows.entrySet();
    var reference =
        cases.stream()
            .filter(c -> c.getKey().equals(ANY))
            .findFirst()
            .orElse(cases.iterator().next());
    String test = reference.getKey();
    Row first = reference.getValue().get(0);
    String opposite = OPPOSITE.get(test);
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

  private static Map<String, List<Row>> split(List<Row> rows, Function<Row, String> key) {
    Map<String, List<Row>> parts = new LinkedHashMap<>();
    for (Row row : rows) {
      parts.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row);
    }
    return parts;
  }
}
