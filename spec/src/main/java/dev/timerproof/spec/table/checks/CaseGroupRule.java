package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that differ only in their owned case agree in everything that happens before that case is
 * known: the kind, the status while the timer is owned, and the way on after a lost CAS.
 */
final class CaseGroupRule implements Rule {
  @Override
  public void check(TimerTable table, Findings findings) {
    Map<List<Object>, Row> first = new HashMap<>();
    for (Row row : table.rows()) {
      if (row.owned() == Row.OwnedCase.ANY) {
        continue; // a single row, or a fault that CaseRule reports
      }
      Row other = first.putIfAbsent(List.of(row.op(), row.from(), row.guard()), row);
      if (other != null) {
        same("kind", row.kind().word(), other.kind().word(), row, other, findings);
        same("via", row.via(), other.via(), row, other, findings);
        same("lost", row.lost().word(), other.lost().word(), row, other, findings);
      }
    }
  }

  private static void same(
      String field, String value, String expected, Row row, Row other, Findings findings) {
    if (!value.equals(expected)) {
      findings.row(
          row,
          field
              + " is "
              + value
              + ", expected "
              + expected
              + " as in row "
              + other.id()
              + ", which has the same CAS");
    }
  }
}
