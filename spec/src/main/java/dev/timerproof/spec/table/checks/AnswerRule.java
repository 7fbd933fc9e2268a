package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;
import java.util.Map;

/**
 * A row that leaves the operation, and an exit hook, return a value of the operation's type; other
 * rows return none.
 */
final class AnswerRule implements Rule {
  private static final String NONE = "none";

  /** The values that may be returned, by the type of the operation's value. */
  private static final Map<String, List<String>> VALUES =
      Map.of(
          NONE,
          List.of(NONE),
          "bool",
          List.of("true", "false"),
          "when",
          List.of("when", "0", "-1"));

  @Override
  public void check(TimerTable table, Findings findings) {
    for (Frame frame : table.frames().values()) {
      List<String> values = VALUES.get(frame.value());
      if (values == null) {
        findings.frame(
            frame,
            Findings.unknown("answer", frame.value(), VALUES.keySet().stream().sorted().toList()));
        continue;
      }
      if (!frame.exit().equals(NONE) && !values.contains(frame.exit())) {
        findings.frame(frame, "exit " + frame.exit() + expected(frame, values));
      }
      for (Row row : table.rowsOf(frame.op())) {
        if (row.result() == Row.Result.LEAVE) {
          if (!values.contains(row.value())) {
            findings.row(row, "value " + row.value() + expected(frame, values));
          }
        } else if (!row.value().equals(NONE)) {
          findings.row(row, "value " + row.value() + ", but the row does not leave");
        }
      }
    }
  }

  private static String expected(Frame frame, List<String> values) {
    return ", but " + frame.op() + " answers " + String.join(" or ", values);
  }
}
