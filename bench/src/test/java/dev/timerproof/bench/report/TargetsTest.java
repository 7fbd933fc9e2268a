package dev.timerproof.bench.report;

import static dev.timerproof.bench.report.ComparisonTest.LATENESS;
import static dev.timerproof.bench.report.ComparisonTest.RESET;
import static dev.timerproof.bench.report.ComparisonTest.contender;
import static dev.timerproof.bench.report.ComparisonTest.series;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.bench.cell.Cell;
import dev.timerproof.bench.cell.Contender;
import dev.timerproof.bench.cell.Contender.Side;
import dev.timerproof.bench.cell.Metric;
import dev.timerproof.bench.run.Measurement;
import dev.timerproof.bench.run.Series;
import dev.timerproof.bench.work.Kind;
import dev.timerproof.bench.work.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets are read as they are written, and judged on figures whose outcome is known. */
class TargetsTest {
  private static final Cell LARGE =
      new Cell("reset/1t/4m", new Spec(Kind.RESET, 4_000_000, 1, 0), 0, List.of(Metric.CPU), true);
  private static final Cell STALL =
      new Cell("stall", new Spec(Kind.STALL, 100, 1, 0), 10, List.of(Metric.STALL), true);
  private static final List<Contender> CONTENDERS =
      List.of(
          contender("raw", Side.OURS),
          contender("stpe", Side.PEER),
          contender("timer", Side.PEER),
          contender("agrona", Side.SHOWN));

  private final Path folder;

  TargetsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Targets read(String... lines) throws IOException {
    Path page = folder.resolve("page.md");
    Files.writeString(
        page,
        Targets.HEADING
            + "\n\n| a | b | c | d | e | f | g | h |\n|---|---|---|---|---|---|---|---|\n"
            + String.join("\n", lines)
            + "\n");
    return Targets.read(page, List.of(RESET, LATENESS, LARGE, STALL), CONTENDERS, 17);
  }

  /** The judgement of a target that is alone, in words. */
  private String judged(String target, Series... measured) throws IOException {
    List<JudgedTarget> judged =
        read("| " + target + " | open | open | x |")
            .judge(new Measurement(List.of(measured), List.of(), 0));
    assertEquals(1, judged.size());
    JudgedTarget one = judged.get(0);
    return one.with() + " " + one.state();
  }

  private static Series alone(Cell cell, Metric metric, double... figures) {
    List<Map<String, Double>> rounds =
        DoubleStream.of(figures).mapToObj(figure -> Map.of(metric.id(), figure)).toList();
    return new Series(cell, contender("raw", Side.OURS), rounds);
  }

  @Test
  void target_isJudgedByTheIntervalOfItsRatio() throws IOException {
    Series stpe = series(RESET, Side.PEER, "stpe", 100, 100, 100);
    Series timer = series(RESET, Side.PEER, "timer", 80, 80, 80);
    Series ours = series(RESET, Side.OURS, "raw", 60, 61, 62);
    String target = "reset/1t/0 | cpu | raw | ";
    assertEquals(
        "stpe met, 0.610 (0.59 to 0.64)", judged(target + "stpe | 0.7", ours, stpe, timer));
    assertEquals("stpe level, 0.610 (0.59 to 0.64)", judged(target + "stpe | 0.62", ours, stpe));
    assertEquals("stpe missed, 0.610 (0.59 to 0.64)", judged(target + "stpe | 0.5", ours, stpe));
    assertEquals(
        "timer met, 0.762 (0.73 to 0.79)", judged(target + "peers | 1", ours, stpe, timer));
    Series go = series(RESET, Side.GO, "go1.19.8", 61, 60, 62);
    assertEquals("go1.19.8 level", judged(target + "go | 1.0", ours, go, stpe).split(",", 2)[0]);
    // One round tells nothing.
    Series once = series(RESET, Side.OURS, "raw", 10);
    Series peer = series(RESET, Side.PEER, "stpe", 100);
    assertEquals("stpe level", judged(target + "stpe | 1", once, peer).split(",", 2)[0]);
  }

  @Test
  void target_ofASideThatWasNotMeasured_isOpen() throws IOException {
    Series ours = series(RESET, Side.OURS, "raw", 60, 61, 62);
    Series peer = series(RESET, Side.PEER, "stpe", 100, 100, 100);
    assertEquals(" open", judged("reset/1t/0 | cpu | raw | stpe | 1", ours));
    assertEquals(" open", judged("reset/1t/0 | cpu | raw | go | 1", ours, peer));
    assertEquals(" open", judged("reset/1t/0 | cpu | raw | peers | 1", peer));
    // A target whose cell was not measured is not spoken of.
    Measurement other = new Measurement(List.of(ours), List.of(), 0);
    assertEquals(
        List.of(), read("| reset/1t/4m | cpu | raw | stpe | 1 | open | open | x |").judge(other));
  }

  @Test
  void target_ofAnotherCell_comparesRoundsThatAreNotPairs() throws IOException {
    // Both have the same variance of logarithms, so Welch's degrees of freedom are 4.
    Series small = series(RESET, Side.OURS, "raw", 100, 80, 125);
    Series large = series(LARGE, Side.OURS, "raw", 250, 200, 160);
    String growth = "reset/1t/4m | cpu | raw | reset/1t/0 | ";
    double half = 2.7764 * Math.sqrt(2 * Math.log(1.25) * Math.log(1.25) / 3);
    String interval =
        String.format(Locale.ROOT, "2.00 (%.2f to %.2f)", 2 * Math.exp(-half), 2 * Math.exp(half));
    assertEquals("reset/1t/0 level, " + interval, judged(growth + "2", small, large));
    assertEquals("reset/1t/0 missed, " + interval, judged(growth + "1", small, large));
    assertEquals("reset/1t/0 met, " + interval, judged(growth + "4", small, large));
  }

  @Test
  void limit_isJudgedByTheFigureAlone() throws IOException {
    String median = "lateness/1k | p50 | raw | - | ";
    Series late = alone(LATENESS, Metric.P50, 70, 71, 72);
    assertEquals("- met, 71.0 (68.52 to 73.48)", judged(median + "74", late));
    assertEquals("- missed, 71.0 (68.52 to 73.48)", judged(median + "68", late));
    assertEquals("- level, 71.0 (68.52 to 73.48)", judged(median + "72", late));
  }

  @Test
  void timersThatFireEarly_areCountedInAllRounds() throws IOException {
    String none = "lateness/1k | early | raw | - | 0";
    assertEquals("- met, 0.000 (0.00 to 0.00)", judged(none, alone(LATENESS, Metric.EARLY, 0, 0)));
    assertEquals(
        "- missed, 1.00 (1.00 to 1.00)", judged(none, alone(LATENESS, Metric.EARLY, 0, 1, 0)));
  }

  @Test
  void stall_ofSomeRoundsAlone_isNoise() throws IOException {
    String limit = "stall | stall | raw | - | 20";
    assertEquals(
        "- met, 11.0 (9.00 to 19.00)", judged(limit, alone(STALL, Metric.STALL, 9, 19, 11)));
    assertEquals(
        "- level, 11.0 (9.00 to 90.00)", judged(limit, alone(STALL, Metric.STALL, 9, 90, 11)));
    assertEquals(
        "- missed, 30.0 (21.00 to 90.00)", judged(limit, alone(STALL, Metric.STALL, 21, 90, 30)));
  }

  @Test
  void need_ofATarget_isBothOfItsSides() throws IOException {
    Targets targets =
        read(
            "| reset/1t/0 | cpu | raw | stpe | 1 | open | open | x |",
            "| lateness/1k | p50 | raw | peers | 1 | open | open | x |",
            "| stall | stall | raw | reset/1t/4m | 1 | open | open | x |");
    Contender raw = CONTENDERS.get(0);
    Contender stpe = CONTENDERS.get(1);
    Contender timer = CONTENDERS.get(2);
    assertTrue(targets.need(RESET, raw) && targets.need(RESET, stpe));
    assertFalse(targets.need(RESET, timer) || targets.needAllPeers(RESET));
    assertTrue(targets.need(LATENESS, timer) && targets.needAllPeers(LATENESS));
    assertFalse(targets.need(LATENESS, CONTENDERS.get(3)));
    assertTrue(targets.need(LARGE) && targets.need(LARGE, raw) && !targets.need(LARGE, stpe));
  }

  @Test
  void pin_ofAPageThatWasChangedMeanwhile_findsItsLine() throws IOException {
    String line = "| reset/1t/0 | cpu | raw | stpe | 1 | open | open | x |";
    List<JudgedTarget> judged =
        read(line)
            .judge(
                new Measurement(
                    List.of(
                        series(RESET, Side.OURS, "raw", 50, 50),
                        series(RESET, Side.PEER, "stpe", 100, 100)),
                    List.of(),
                    0));
    read("| reset/1t/4m | cpu | raw | stpe | 1 | open | open | x |", line);
    Path page = folder.resolve("page.md");
    Targets.write(page, judged, 17);
    List<String> lines = Files.readAllLines(page);
    assertEquals("| reset/1t/4m | cpu | raw | stpe | 1 | open | open | x |", lines.get(4));
    assertEquals(
        "| reset/1t/0 | cpu | raw | stpe | 1 | open | met, 0.500 (0.50 to 0.50) | x |",
        lines.get(5));
  }

  @Test
  void line_thatIsWrong_isRefusedWithItsNumber() {
    Map<String, String> wrong =
        Map.of(
            "| reset/1t/0 | cpu | raw | stpe | 1 | met | met |",
            "7 columns, expected 8",
            "| rest | cpu | raw | stpe | 1 | met | met | x |",
            "unknown cell 'rest'",
            "| reset/1t/0 | gpu | raw | stpe | 1 | met | met | x |",
            "unknown figure 'gpu'",
            "| reset/1t/0 | p50 | raw | stpe | 1 | met | met | x |",
            "cell 'reset/1t/0' has no figure 'p50'",
            "| reset/1t/0 | cpu | stpe | stpe | 1 | met | met | x |",
            "unknown name 'stpe'",
            "| reset/1t/0 | cpu | raw | agrona | 1 | met | met | x |",
            "unknown cell or library 'agrona'",
            "| reset/1t/0 | cpu | raw | stpe | one | met | met | x |",
            "'one' is no number",
            "| reset/1t/0 | cpu | raw | stpe | 1 | met | good | x |",
            "unknown state 'good'",
            "| reset/1t/0 | cpu | raw | stpe | 1 | metal | met | x |",
            "unknown state 'metal'");
    wrong.forEach(
        (line, expected) -> {
          IOException failure = assertThrows(IOException.class, () -> read(line));
          String message = String.valueOf(failure.getMessage());
          assertTrue(message.contains("page.md:5: " + expected), message);
        });
  }
}
