package dev.timerproof.spec.export;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.List;

/** Explains a status: the rows that set it, and what each operation does when it finds it. */
final class StatusStory {
  private final TimerTable table;

  StatusStory(Editions editions) {
    this.table = editions.shown();
  }

  String tell(String status) {
    var story = new StringBuilder();
    story.append("Status ").append(status).append(" of ").append(table.edition()).append(".\n");
    if (status.equals(table.vocabulary().initialStatus())) {
      story.append("A new timer has it.\n");
    }
    if (new StateGraph(table).isIntermediate(status)) {
      story.append("While a timer has it, one thread owns the timer and is inside a row.\n");
    }
    List<Row> writers = table.rows().stream().filter(row -> writes(row, status)).toList();
    story.append(writers.isEmpty() ? "\nNobody writes it.\n" : "\nWritten by\n");
    lines(writers, story);
    story.append("\nWhat finds it\n");
    for (Frame frame : table.frames().values()) {
      List<Row> rows =
          table.rowsOf(frame.op()).stream().filter(row -> row.from().equals(status)).toList();
      lines(rows, story);
    }
    return story.toString();
  }

  private static boolean writes(Row row, String status) {
    if (!row.changesStatus()) {
      return false;
    }
    return (row.hasCas() && row.via().equals(status)) || (row.commits() && row.to().equals(status));
  }

  private static void lines(List<Row> rows, StringBuilder story) {
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add("  " + row.op() + ", row " + row.id() + ": " + RowLine.of(row)));
    lines.forEach(line -> story.append(line).append('\n'));
  }
}
