package dev.timerproof.bench.report;

import dev.timerproof.bench.run.Gap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as lines of text. */
public final class TextReport {
  private static final String[] HEADER = {
    "cell", "figure", "ours", "value", "best peer", "value", "ratio", "95 %", "wall", "to Go", ""
  };

  private static final String[] TARGETS_HEADER = {
    "cell", "figure", "ours", "value", "compared with", "value", "at most", "measured", "95 %", ""
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
    if (!report.rows().isEmpty()) {
      lines.addAll(table(HEADER, report.rows().stream().map(TextReport::words).toList()));
      lines.add("");
    }
    if (!report.targets().isEmpty()) {
      lines.add("Targets: the ratio, or the value where there is none, is to be at most so much.");
      lines.add("");
      lines.addAll(
          table(TARGETS_HEADER, report.targets().stream().map(TextReport::words).toList()));
      lines.add("");
    }
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
    for (JudgedTarget judged : report.targets()) {
      if (judged.target().isContradictedBy(judged.outcome())) {
        lines.add(
            "listed as '"
                + judged.target().listed()
                + "', but it was "
                + judged.outcome().word()
                + ": "
                + judged.key());
      }
    }
    if (!report.targets().isEmpty()) {
      lines.add(targetsSummary(report.targets()));
    }
    lines.add(summary(report));
    return lines;
  }

  private static String targetsSummary(List<JudgedTarget> targets) {
    return targets.size()
        + " targets: "
        + Arrays.stream(Outcome.values())
            .map(
                outcome ->
                    targets.stream().filter(judged -> judged.outcome() == outcome).count()
                        + " "
                        + outcome.word())
            .collect(Collectors.joining(", "))
        + ".";
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

  private static String[] words(Row row) {
    return new String[] {
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
    };
  }

  private static String[] words(JudgedTarget judged) {
    Target target = judged.target();
    Ratio measured = judged.measured();
    boolean isAlone = target.against().equals(Target.LIMIT);
    return new String[] {
      target.cell().id(),
      target.metric().id() + " " + target.metric().unit(),
      target.ours(),
      measured == null ? "-" : figure(judged.value()),
      with(judged),
      measured == null || isAlone ? "-" : figure(judged.otherValue()),
      Double.toString(target.most()),
      measured == null ? "-" : figure(measured.mean()),
      interval(measured),
      outcome(judged)
    };
  }

  private static String with(JudgedTarget judged) {
    String against = judged.target().against();
    return judged.with().isEmpty() || judged.with().equals(against)
        ? against
        : against + ": " + judged.with();
  }

  /** The outcome, and how far the target is missed. */
  private static String outcome(JudgedTarget judged) {
    return judged.outcome() == Outcome.MISSED && judged.times() > 0
        ? String.format(Locale.ROOT, "missed, %.2f times as much", judged.times())
        : judged.outcome().word();
  }

  private static List<String> table(String[] header, List<String[]> body) {
    List<String[]> cells = new ArrayList<>();
    cells.add(header);
    cells.addAll(body);
    int[] widths = new int[header.length];
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
        : String.format(Locale.ROOT, "%s to %s", bound(ratio.low()), bound(ratio.high()));
  }

  private static String bound(double value) {
    return value >= 100 ? figure(value) : String.format(Locale.ROOT, "%.2f", value);
  }
}
