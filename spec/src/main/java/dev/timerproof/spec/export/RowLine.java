package dev.timerproof.spec.export;

import dev.timerproof.spec.table.Row;
import java.util.ArrayList;
import java.util.List;

/** A row in one line. */
final class RowLine {
  private RowLine() {}

  /** For example {@code Waiting -> Modifying -> Deleted: readpp, commit, incdel; leave true}. */
  static String of(Row row) {
    String path = path(row);
    var line = new StringBuilder(path.isEmpty() ? "" : path + ": ");
    if (row.panics() || row.waits()) {
      return line.append(row.kind()).toString();
    }
    line.append(row.steps().isEmpty() ? "no steps" : String.join(", ", row.steps()));
    line.append("; ").append(row.result());
    if (!row.value().equals("none")) {
      line.append(' ').append(row.value());
    }
    if (row.hasCas()) {
      line.append("; lost CAS: ").append(row.lost());
    }
    return line.toString();
  }

  /** The statuses that the word goes through, if it changes, and the case in which it does. */
  private static String path(Row row) {
    List<String> statuses = new ArrayList<>();
    if (row.changesStatus()) {
      statuses.add(row.from());
    }
    if (row.hasCas()) {
      statuses.add(row.via());
    }
    if (row.commits()) {
      statuses.add(row.to());
    }
    String path = String.join(" -> ", statuses);
    String tests = String.join(", ", row.tests());
    return tests.isEmpty() ? path : (path + " (" + tests + ")").strip();
  }
}
