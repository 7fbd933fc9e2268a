package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.HashMap;
import java.util.Map;

/** No two rows have the same id. */
final class IdRule implements Rule {
  @Override
  public void check(TimerTable table, Findings findings) {
    Map<String, Row> first = new HashMap<>();
    for (Row row : table.rows()) {
      Row other = first.putIfAbsent(row.id(), row);
      if (other != null) {
        findings.row(row, "this id is taken by the row at " + other.place());
      }
    }
  }
}
