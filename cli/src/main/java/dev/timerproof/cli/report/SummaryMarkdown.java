package dev.timerproof.cli.report;

import dev.timerproof.cli.console.Elapsed;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.claim.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report as Markdown, which GitHub shows below a run: the verdict, the findings, the layers and
 * the gaps. Parts that do not fit are replaced by a line that says so, because GitHub limits the
 * size of a summary.
 */
public final class SummaryMarkdown {
  /** The greatest size in bytes of UTF-8. */
  static final int LIMIT = 200_000;

  /** The part of the size, in bytes, that is kept for the lines that say what was left out. */
  private static final int RESERVE = 1_000;

  private final Report report;
  private final Places places;
  private final StringBuilder text = new StringBuilder();
  private int bytes;

  private SummaryMarkdown(Report report, Places places) {
    this.report = report;
    this.places = places;
  }

  /** The page, fewer than {@link #LIMIT} bytes of it. */
  public static String of(Report report, Places places) {
    return new SummaryMarkdown(report, places).page();
  }

  private String page() {
    fits(head() + layers());
    findings();
    gaps();
    return text.toString();
  }

  private String head() {
    return "## timerproof: "
        + inline(report.exitCode().meaning())
        + "\n\n"
        + inline(
            report.settings().profile().label()
                + " profile of "
                + String.join(", ", report.settings().allEditions())
                + ", "
                + Elapsed.clock(report.duration())
                + ", exit code "
                + report.exitCode().code()
                + ", seed "
                + report.settings().seed())
        + "\n\n";
  }

  private String layers() {
    StringBuilder table = new StringBuilder("| layer | reach | holds | does not hold | time |\n");
    table.append("|---|---|---:|---:|---:|\n");
    for (LayerReport layer : report.layers()) {
      List<Claim> claims = report.claimsOf(layer.name());
      if (claims.isEmpty()) {
        continue;
      }
      long held = claims.stream().filter(c -> c.outcome() == Outcome.HOLDS).count();
      table
          .append("| ")
          .append(layer.name().label())
          .append(" | ")
          .append(layer.name().kind().label())
          .append(" | ")
          .append(held)
          .append(" | ")
          .append(claims.size() - held)
          .append(" | ")
          .append(Elapsed.seconds(layer.duration()))
          .append(" |\n");
    }
    return table.append("\n").toString();
  }

  private void findings() {
    List<Claim> claims =
        report.claims().stream()
            .filter(c -> c.outcome() != Outcome.HOLDS)
            .sorted(Comparator.comparing(c -> !c.outcome().isFinding()))
            .toList();
    if (claims.isEmpty()) {
      return;
    }
    fits("### What does not hold\n\n");
    int left = 0;
    for (Claim claim : claims) {
      if (!fits(whole(claim)) && !fits(line(claim))) {
        left++;
      }
    }
    if (left > 0) {
      append("* and " + left + " more, in summary.json\n\n");
    }
  }

  private String whole(Claim claim) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "<details><summary><b>"
            + claim.outcome().label()
            + "</b> "
            + html(claim.id())
            + ": "
            + html(ClaimText.finding(claim))
            + "</summary>");
    lines.add("");
    lines.add(inline(claim.sentence()));
    lines.add("");
    List<Places.Spot> spots = places.of(claim);
    if (!spots.isEmpty()) {
      lines.add("At " + inline(spots.get(0).toString()) + ".");
      lines.add("");
    }
    lines.add(fenced(claim.detail()));
    if (!claim.replay().isEmpty()) {
      lines.add("Replay:");
      lines.add("");
      lines.add(fenced(ClaimText.replay(claim)));
    }
    lines.add("</details>");
    lines.add("");
    return String.join("\n", lines) + "\n";
  }

  private static String line(Claim claim) {
    return "* **"
        + claim.outcome().label()
        + "** "
        + inline(claim.id() + ": " + ClaimText.finding(claim))
        + " (its text is in summary.json)\n\n";
  }

  private void gaps() {
    if (report.gaps().isEmpty()) {
      return;
    }
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (Gap gap : report.gaps()) {
      byReason.computeIfAbsent(gap.reason(), r -> new ArrayList<>()).add(gap.layer());
    }
    StringBuilder list = new StringBuilder("### What was not checked\n\n");
    byReason.forEach(
        (reason, layers) ->
            list.append("* ")
                .append(inline(String.join(", ", layers) + ": " + reason))
                .append('\n'));
    if (!fits(list.toString())) {
      append(report.gaps().size() + " gaps, in summary.json\n");
    }
  }

  /** Appends a text unless it is too long for the remaining size; returns whether it did. */
  private boolean fits(String more) {
    if (bytes + size(more) > LIMIT - RESERVE) {
      return false;
    }
    append(more);
    return true;
  }

  private void append(String more) {
    text.append(more);
    bytes += size(more);
  }

  private static int size(String s) {
    return s.getBytes(StandardCharsets.UTF_8).length;
  }

  /** A code block whose fence is longer than any fence in the text. */
  private static String fenced(String content) {
    String fence = "```";
    while (content.contains(fence)) {
      fence += "`";
    }
    return fence + "text\n" + content.stripTrailing() + "\n" + fence + "\n";
  }

  private static String inline(String s) {
    return html(s).replaceAll("([\\\\`*_\\[\\]|])", "\\\\$1").replaceAll("\\R", " ");
  }

  private static String html(String s) {
    return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replaceAll("\\R", " ");
  }
}
