package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;

/** The result fits the kind of the row and the shape of its frame. */
final class ResultRule implements Rule {
  @Override
  public void check(TimerTable table, Findings findings) {
    for (Row row : table.rows()) {
      if (row.panics() && row.result() != Row.Result.NONE) {
        findings.row(row, "a panic has no result, found " + row.result());
      } else if (!row.panics() && row.result() == Row.Result.NONE) {
        findings.row(row, "no result, but the row does not panic");
      }
      if (row.waits() && row.result() != Row.Result.AGAIN) {
        findings.row(row, "a wait row loads again, found result " + row.result());
      }
      Frame frame = table.frames().get(row.op());
      if (frame != null) {
        known("result", row.result(), row, frame, findings);
        known("lost", row.lost(), row, frame, findings);
      }
    }
  }

  private static void known(
      String field, Row.Result result, Row row, Frame frame, Findings findings) {
    boolean known =
        switch (result) {
          case ADVANCE -> walks(frame.shape());
          case RESUME -> frame.shape() == Frame.Shape.WALK;
          case LEAVE, AGAIN, NONE -> true;
        };
    if (!known) {
      findings.row(
          row,
          field
              + " "
              + result
              + " has no meaning in the shape "
              + frame.shape()
              + " of "
              + frame.op());
    }
  }

  private static boolean walks(Frame.Shape shape) {
    return switch (shape) {
      case WALK, COMPACT, LIST -> true;
      case ONE, HEAD -> false;
    };
  }
}
