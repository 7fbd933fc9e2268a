package dev.timerproof.conformance.history;

import dev.timerproof.conformance.history.HistoryReport.Verdict;
import dev.timerproof.conformance.history.check.Figures;
import dev.timerproof.conformance.history.check.Violation;
import dev.timerproof.conformance.history.reading.TimeText;
import java.util.Locale;

/** A report as text. */
public final class HistoryText {
  private HistoryText() {}

  /** The report in lines, each with its end. */
  public static String of(HistoryReport report) {
    StringBuilder text = new StringBuilder();
    text.append(report.history()).append(": ").append(report.verdict().text());
    text.append(about(report)).append('\n');
    if (report.fault() != null) {
      text.append("  ").append(report.fault()).append('\n');
    }
    Violation violation = report.violation();
    if (violation != null) {
      text.append("  line ").append(violation.line()).append(": ");
      text.append(violation.kind().text()).append(", timer ").append(violation.timer());
      text.append('\n');
      violation.lanes().forEach(line -> text.append("  ").append(line).append('\n'));
      text.append("    why    ").append(violation.why()).append('\n');
      text.append("    legal  ").append(violation.legal()).append('\n');
    }
    if (report.verdict() != Verdict.MALFORMED) {
      figures(report, text);
    }
    report.notChecked().forEach(n -> text.append("  Not checked: ").append(n).append('\n'));
    return text.toString();
  }

  private static String about(HistoryReport report) {
    return switch (report.verdict()) {
      case KEPT -> ", " + report.runtime() + " keeps " + report.contract();
      case REJECTED ->
          String.format(
              Locale.ROOT,
              ", %s breaks %s with %,d of %,d timers",
              report.runtime(),
              report.contract(),
              report.broken(),
              report.timers());
      case CUT -> ", " + report.runtime() + " keeps " + report.contract() + " as far as it goes";
      case MALFORMED -> ", not a history";
      case NO_VERDICT -> ", the search for an order of the calls was given up";
    };
  }

  private static void figures(HistoryReport report, StringBuilder text) {
    text.append(
        String.format(Locale.ROOT, "  lines %,d, timers %,d%n", report.lines(), report.timers())
            .replace("\r", ""));
    Figures figures = report.figures();
    if (figures == null) {
      return;
    }
    if (figures.fires() > 0) {
      text.append("  lateness of ").append(String.format(Locale.ROOT, "%,d", figures.fires()));
      text.append(" calls of functions, at most: median ");
      text.append(TimeText.duration(figures.lateness(0.5))).append(", 99 % ");
      text.append(TimeText.duration(figures.lateness(0.99))).append(", all ");
      text.append(TimeText.duration(figures.lateness(1))).append('\n');
    }
    if (figures.armed() > 0) {
      text.append("  armed at the end ").append(String.format(Locale.ROOT, "%,d", figures.armed()));
      text.append(", overdue ").append(String.format(Locale.ROOT, "%,d", figures.overdue()));
      if (figures.overdue() > 0) {
        text.append(", by at most ").append(TimeText.duration(figures.mostOverdue()));
      }
      text.append('\n');
    }
  }
}
