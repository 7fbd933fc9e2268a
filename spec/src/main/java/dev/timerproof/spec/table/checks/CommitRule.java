package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.TableRow;
import dev.timerproof.spec.table.TimerTable;
import java.util.Collections;

/**
 * A row that ends in another status than its first CAS has exactly one commit; others have none.
 */
final class CommitRule implements Rule {
  private static final String COMMIT = "commit";

  @Override
  public void check(TimerTable table, Findings findings) {
    for (TableRow row : table.allRows()) {
      int commits = Collections.frequency(row.steps(), COMMIT);
      boolean due = row.changesStatus() && row.commits();
      if (due && commits == 0) {
        findings.row(row, "no commit, but via " + row.via() + " differs from to " + row.to());
      } else if (due && commits > 1) {
        findings.row(row, commits + " commits, expected one");
      } else if (!due && commits > 0) {
        findings.row(row, "a commit, but the row ends in the status of via, " + row.via());
      }
    }
  }
}
