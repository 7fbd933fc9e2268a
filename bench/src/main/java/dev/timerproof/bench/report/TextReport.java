package dev.timerproof.bench.report;

import dev.timerproof.bench.run.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report as lines of text. */
public final class TextReport {
  private static final String[] HEADER = {
    "cell", "figure", "ours", "value", "best peer", "value", "ratio", "95 %", "wall", "to Go", ""
  };

  private TextReport() {}

  /** All lines. */
  public static List<String> lines(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s, %d cores, %s, %s",
            report.machine(),
            report.cores(),
            report.system(),
            report.jvm()));
    lines.add(
        String.format(
            Locale.ROOT,
            "load %.2f before, %.2f after; %.1f %% of the machine was used by others during the"
                + " batches",
            report.loadBefore(),
            report.loadAfter(),
            100 * report.measurement().othersShare()));
    if (report.isDisturbed()) {
      lines.add("WARNING: the machine was not quiet; these figures are worth little.");
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%d rounds; ratios are ours to the best JVM peer, less than 1 is better",
            report.effort().rounds() * report.effort().launches()));
    lines.add("");
    lines.addAll(table(report.rows()));
    lines.add("");
    for (Gap gap : report.measurement().gaps()) {
      lines.add(
          (gap.failed() ? "FAILED " : "gap: ")
              + gap.contender()
              + (gap.cell().equals("*") ? "" : " in " + gap.cell())
              + ": "
              + gap.reason());
    }
    for (String unused : report.unused()) {
      lines.add("listed as slower, but it was not: " + unused);
    }
    lines.add(summary(report));
    return lines;
  }

  private static String summary(Report report) {
    long loses = report.rows().stream().filter(row -> row.verdict() == Verdict.LOSES).count();
    long accepted = report.rows().stream().filter(row -> row.verdict() == Verdict.ACCEPTED).count();
    long ahead = report.rows().stream().filter(row -> row.verdict() == Verdict.AHEAD).count();
    return String.format(
        Locale.ROOT,
        "%d rows: %d lose, %d lose for a reason that is written down, %d are ahead.",
        report.rows().size(),
        loses,
        accepted,
        ahead);
  }

  private static List<String> table(List<Row> rows) {
    List<String[]> cells = new ArrayList<>();
    cells.add(HEADER);
    for (Row row : rows) {
      cells.add(
          new String[] {
            row.cell().id(),
            row.metric().id() + " " + row.metric().unit(),
            row.contender().id(),
            figure(row.value()),
            row.peer() == null ? "-" : row.peer().id(),
            row.peer() == null ? "-" : figure(row.peerValue()),
            ratio(row.ratio()),
            interval(row.ratio()),
            ratio(row.wall()),
            ratio(row.go()),
            row.verdict().words()
          });
    }
    int[] widths = new int[HEADER.length];
    for (String[] line : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line[i].length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (String[] line : cells) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        boolean isNumber = i == 3 || (i >= 5 && i < widths.length - 1);
        text.append(pad(line[i], widths[i], isNumber)).append("  ");
      }
      lines.add(text.toString().stripTrailing());
    }
    return lines;
  }

  private static String pad(String text, int width, boolean right) {
    String blanks = " ".repeat(width - text.length());
    return right ? blanks + text : text + blanks;
  }

  /** Three digits that count. */
  static String figure(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  static String ratio(@Nullable Ratio ratio) {
    return ratio == null ? "-" : String.format(Locale.ROOT, "%.2f", ratio.mean());
  }

  static String interval(@Nullable Ratio ratio) {
    return ratio == null
        ? "-"
        : String.format(Locale.ROOT, "%.2f to %.2f", ratio.low(), ratio.high());
  }
}
