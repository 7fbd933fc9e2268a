package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.Set;

/** The result fits the kind of the row and the shape of its frame. */
final class ResultRule implements Rule {
  private static final String NONE = "none";
  private static final Set<String> WALKS = Set.of("walk", "compact", "list");

  @Override
  public void check(TimerTable table, Findings findings) {
    for (Row row : table.rows()) {
      if (row.panics() && !row.result().equals(NONE)) {
        findings.row(row, "a panic has no result, found " + row.result());
      } else if (!row.panics() && row.result().equals(NONE)) {
        findings.row(row, "no result, but the row does not panic");
      }
      if (row.waits() && !row.result().equals("again")) {
        findings.row(row, "a wait row loads again, found result " + row.result());
      }
      Frame frame = table.frames().get(row.op());
      if (frame != null) {
        known("result", row.result(), row, frame, findings);
        known("lost", row.lost(), row, frame, findings);
      }
    }
  }

  private static void known(String field, String word, Row row, Frame frame, Findings findings) {
    boolean known =
        switch (word) {
          case "advance" -> WALKS.contains(frame.shape());
          case "resume" -> frame.shape().equals("walk");
          default -> true;
        };
    if (!known) {
      findings.row(
          row,
          field
              + " "
              + word
              + " has no meaning in the shape "
              + frame.shape()
              + " of "
              + frame.op());
    }
  }
}
