package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.TableRow;
import dev.timerproof.spec.table.TimerTable;
import java.util.HashMap;
import java.util.Map;

/** No two rows have the same id. */
final class IdRule implements Rule {
  @Override
  public void check(TimerTable table, Findings findings) {
    Map<String, TableRow> first = new HashMap<>();
    for (TableRow row : table.allRows()) {
      TableRow other = first.putIfAbsent(row.id(), row);
      if (other != null) {
        findings.row(row, "this id is taken by the row at " + other.place());
      }
    }
  }
}
