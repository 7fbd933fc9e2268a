package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.TableRow;
import dev.timerproof.spec.table.TimerTable;

/** Which of from, via and to may differ follows from the kind. */
final class StatusRule implements Rule {
  @Override
  public void check(TimerTable table, Findings findings) {
    for (TableRow row : table.allRows()) {
      boolean taken = !row.via().equals(row.from());
      if (row.hasCas() && !taken) {
        findings.row(row, "via is " + row.via() + " as from, so the CAS takes nothing");
      }
      if (!row.hasCas() && taken) {
        findings.row(row, "via is " + row.via() + ", expected " + row.from() + " as from: no CAS");
      }
      if (!row.changesStatus() && row.commits()) {
        findings.row(row, "to is " + row.to() + ", but a " + row.kind() + " row commits nothing");
      }
    }
  }
}
