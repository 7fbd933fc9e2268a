package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;

/** A row that waits or panics has no steps. */
final class StepsRule implements Rule {
  @Override
  public void check(TimerTable table, Findings findings) {
    for (Row row : table.rows()) {
      if ((row.waits() || row.panics()) && !row.steps().isEmpty()) {
        findings.row(
            row, "a " + row.kind() + " row has no steps, found " + String.join(", ", row.steps()));
      }
    }
  }
}
