package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.Set;

/** A row has a lost field other than none exactly if it has a CAS. */
final class LostRule implements Rule {
  private static final Set<Row.Result> AFTER_A_LOSS = Set.of(Row.Result.AGAIN, Row.Result.ADVANCE);

  @Override
  public void check(TimerTable table, Findings findings) {
    for (Row row : table.rows()) {
      if (!row.hasCas() && row.lost() != Row.Result.NONE) {
        findings.row(
            row, "lost is " + row.lost() + ", but a " + row.kind() + " row has no CAS to lose");
      } else if (row.hasCas() && !AFTER_A_LOSS.contains(row.lost())) {
        findings.row(row, "lost is " + row.lost() + ", expected again or advance after a lost CAS");
      }
    }
  }
}
