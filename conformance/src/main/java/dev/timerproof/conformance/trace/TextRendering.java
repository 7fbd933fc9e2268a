package dev.timerproof.conformance.trace;

import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.conformance.trace.rules.RowCount;
import java.util.List;
import java.util.Locale;

/** A report as text. */
public final class TextRendering {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";

  private TextRendering() {}

  /** The report in lines, each with its end. */
  public static String of(TraceReport report) {
    StringBuilder text = new StringBuilder(headline(report)).append('\n');
    if (report.fault() != null) {
      text.append(INDENT).append(report.fault()).append('\n');
    }
    Rejection rejection = report.rejection();
    if (rejection != null) {
      explain(rejection, text);
    }
    text.append(INDENT).append(counts(report)).append('\n');
    if (report.verdict() != Verdict.VALID) {
      text.append(INDENT).append(prefix(report)).append('\n');
    }
    for (String note : report.notes()) {
      text.append(INDENT).append("note: ").append(note).append('\n');
    }
    rows(report.rows(), text);
    return text.toString();
  }

  private static String headline(TraceReport report) {
    String about =
        switch (report.verdict()) {
          case VALID -> report.options().edgesOnly() ? "its edges are of " : "a run of ";
          case REJECTED -> "no run of ";
          case CUT -> "not written to its end, checked against ";
          case MALFORMED -> "not a trace, checked up to the fault against ";
        };
    String edition = report.edition();
    String verdict = report.trace() + ": " + report.verdict().text();
    return edition.isEmpty() ? verdict : verdict + ", " + about + edition;
  }

  private static void explain(Rejection rejection, StringBuilder text) {
    text.append(INDENT).append("line ").append(rejection.line());
    text.append(": ").append(rejection.kind().text()).append('\n');
    item("seen", rejection.seen(), text);
    item("row", rejection.row(), text);
    item("why", rejection.why(), text);
    String name = "legal";
    for (String legal : rejection.legal()) {
      item(name, legal, text);
      name = "";
    }
    item("nearest", rejection.nearest(), text);
    name = "before";
    for (String before : rejection.before()) {
      item(name, before, text);
      name = "";
    }
  }

  private static void item(String name, String value, StringBuilder text) {
    if (!value.isEmpty()) {
      text.append(String.format(Locale.ROOT, "    %-8s %s%n", name, value).replace("\r", ""));
    }
  }

  private static String counts(TraceReport report) {
    return String.format(
        Locale.ROOT,
        "events %,d, changes %,d, timers %,d, live at the end %,d",
        report.events(),
        report.changes(),
        report.timers(),
        report.liveTimers());
  }

  private static String prefix(TraceReport report) {
    return String.format(Locale.ROOT, "valid up to line %,d", report.validPrefix());
  }

  private static void rows(List<RowCount> rows, StringBuilder text) {
    if (rows.isEmpty()) {
      return;
    }
    StringBuilder line =
        new StringBuilder(INDENT).append("rows taken, ").append(rows.size()).append(":");
    String separator = "";
    for (RowCount row : rows) {
      line.append(separator);
      String entry = String.format(Locale.ROOT, " %s %,d", row.row(), row.count());
      if (line.length() + entry.length() >= WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(INDENT).append(INDENT.substring(1));
      }
      line.append(entry);
      separator = ",";
    }
    text.append(line).append('\n');
  }
}
