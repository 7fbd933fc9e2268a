package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every operation has a row for every status. Exempt is an operation whose only row continues an
 * earlier row, because it loads no status.
 */
final class CoverageRule implements Rule {
  @Override
  public void check(TimerTable table, Findings findings) {
    for (Frame frame : table.frames().values()) {
      List<Row> rows = table.rowsOf(frame.op());
      if (rows.stream().anyMatch(Row::continues)) {
        for (Row row : rows.subList(1, rows.size())) {
          findings.row(
              row, "a cont row is the only row of its operation, " + frame.op() + " has more");
        }
        continue;
      }
      Set<String> covered = new HashSet<>();
      rows.forEach(row -> covered.add(row.from()));
      for (String status : table.vocabulary().statuses()) {
        if (!covered.contains(status)) {
          findings.frame(frame, "no row for the status " + status);
        }
      }
    }
  }
}
