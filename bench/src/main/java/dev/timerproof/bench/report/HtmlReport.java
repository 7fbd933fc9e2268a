package dev.timerproof.bench.report;

import dev.timerproof.bench.cell.Cell;
import dev.timerproof.bench.cell.Contender.Side;
import dev.timerproof.bench.cell.Metric;
import dev.timerproof.bench.run.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A report as a page that needs no other file: the text, and plots as SVG. */
public final class HtmlReport {
  private static final String STYLE =
      """
      body { font: 14px system-ui, sans-serif; margin: 2em; color: #222; background: #fff; }
      pre { overflow-x: auto; }
      svg text { font: 12px system-ui, sans-serif; fill: #222; }
      .ours { fill: #2166ac; } .peer { fill: #b2743c; } .shown, .go { fill: #888; }
      line { stroke: #222; } polyline { fill: none; stroke-width: 2; }
      """;
  private static final String[] COLORS = {
    "#2166ac", "#4393c3", "#92c5de", "#053061", "#b2182b", "#d6604d", "#f4a582", "#8c510a",
    "#35978f", "#762a83", "#999999", "#4d4d4d", "#1b7837", "#000000"
  };
  private static final int NAMES = 110;
  private static final int BAR = 18;
  private static final int WIDTH = 420;
  private static final int HEIGHT = 260;

  private final Report report;
  private final StringBuilder html = new StringBuilder();

  private HtmlReport(Report report) {
    this.report = report;
  }

  /** Writes it. */
  public static void write(Report report, Path file) throws IOException {
    Files.writeString(file, of(report));
  }

  static String of(Report report) {
    return new HtmlReport(report).page();
  }

  private String page() {
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
        .append("<title>What a timer costs</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n<h1>What a timer costs</h1>\n<pre>");
    TextReport.lines(report).forEach(line -> html.append(escaped(line)).append('\n'));
    html.append("</pre>\n");
    growth("reset/1t/");
    growth("startstop/1t/");
    Set<Cell> cells = new LinkedHashSet<>();
    report.measurement().series().forEach(series -> cells.add(series.cell()));
    for (Cell cell : cells) {
      cell.judged().forEach(metric -> bars(cell, metric));
    }
    return html.append("</html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static double mean(Series series, Metric metric) {
    return Ratio.mean(series.values(metric.id()));
  }

  private void add(String format, Object... args) {
    html.append(String.format(Locale.ROOT, format, args));
  }

  /** All libraries of a cell, the best one first. */
  private void bars(Cell cell, Metric metric) {
    List<Series> all =
        new ArrayList<>(
            report.measurement().series().stream().filter(s -> s.cell().equals(cell)).toList());
    all.sort(Comparator.comparingDouble(series -> mean(series, metric)));
    double most = mean(all.get(all.size() - 1), metric);
    add("<h2>%s: %s, %s</h2>\n", escaped(cell.id()), metric.id(), metric.unit());
    add("<svg width=\"%d\" height=\"%d\" role=\"img\">\n", NAMES + WIDTH + 90, BAR * all.size());
    for (int i = 0; i < all.size(); i++) {
      Series series = all.get(i);
      double value = mean(series, metric);
      int width = (int) Math.max(1, WIDTH * value / most);
      int y = BAR * i;
      add("<text x=\"0\" y=\"%d\">%s</text>", y + 13, escaped(series.contender().id()));
      add(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"%s\"/>",
          NAMES, y + 2, width, BAR - 4, side(series.contender().side()));
      add(
          "<text x=\"%d\" y=\"%d\">%s</text>\n",
          NAMES + width + 5, y + 13, TextReport.figure(value));
    }
    html.append("</svg>\n");
  }

  private static String side(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  /** CPU time over the number of pending timers, both logarithmic. */
  private void growth(String prefix) {
    Map<String, TreeMap<Integer, Double>> lines = new LinkedHashMap<>();
    for (Series series : report.measurement().series()) {
      if (series.cell().id().startsWith(prefix)) {
        lines
            .computeIfAbsent(series.contender().id(), id -> new TreeMap<>())
            .put(series.cell().spec().pending(), mean(series, Metric.CPU));
      }
    }
    List<Double> values = lines.values().stream().flatMap(line -> line.values().stream()).toList();
    if (lines.values().stream().noneMatch(line -> line.size() > 1)) {
      return;
    }
    double least = Math.log(values.stream().mapToDouble(value -> value).min().orElse(1));
    double most = Math.log(values.stream().mapToDouble(value -> value).max().orElse(1));
    double span = Math.max(1e-9, most - least);
    double right =
        lines.values().stream().mapToDouble(line -> Math.log1p(line.lastKey())).max().orElse(1);
    add("<h2>%sN: CPU ns by the number of pending timers</h2>\n", escaped(prefix));
    add("<svg width=\"%d\" height=\"%d\" role=\"img\">\n", WIDTH + 260, HEIGHT + 40);
    add("<line x1=\"60\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", HEIGHT, WIDTH + 60, HEIGHT);
    add("<line x1=\"60\" y1=\"0\" x2=\"60\" y2=\"%d\"/>\n", HEIGHT);
    add("<text x=\"0\" y=\"12\">%s</text>", TextReport.figure(Math.exp(most)));
    add("<text x=\"0\" y=\"%d\">%s</text>\n", HEIGHT, TextReport.figure(Math.exp(least)));
    Set<Integer> sizes = new LinkedHashSet<>();
    lines.values().forEach(line -> sizes.addAll(line.keySet()));
    for (int size : sizes) {
      double x = 60 + WIDTH * Math.log1p(size) / Math.max(1e-9, right);
      add("<text x=\"%.0f\" y=\"%d\">%,d</text>", x - 8, HEIGHT + 16, size);
    }
    int index = 0;
    for (Map.Entry<String, TreeMap<Integer, Double>> line : lines.entrySet()) {
      String color = COLORS[index % COLORS.length];
      StringBuilder points = new StringBuilder();
      line.getValue()
          .forEach(
              (size, value) ->
                  points.append(
                      String.format(
                          Locale.ROOT,
                          "%.1f,%.1f ",
                          60 + WIDTH * Math.log1p(size) / Math.max(1e-9, right),
                          HEIGHT - (HEIGHT - 10) * (Math.log(value) - least) / span)));
      add("<polyline points=\"%s\" stroke=\"%s\"/>", points.toString().strip(), color);
      int y = 14 + 18 * index;
      add("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"", WIDTH + 80, y - 4, WIDTH + 100, y - 4);
      add(" style=\"stroke: %s; stroke-width: 3\"/>", color);
      add("<text x=\"%d\" y=\"%d\">%s</text>\n", WIDTH + 106, y, escaped(line.getKey()));
      index++;
    }
    html.append("</svg>\n");
  }
}
