package dev.timerproof.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.timerproof.bench.cell.Cell;
import dev.timerproof.bench.cell.Contender;
import dev.timerproof.bench.cell.Contender.Side;
import dev.timerproof.bench.cell.Metric;
import dev.timerproof.bench.run.Effort;
import dev.timerproof.bench.run.Gap;
import dev.timerproof.bench.run.Measurement;
import dev.timerproof.bench.run.Series;
import dev.timerproof.bench.work.Kind;
import dev.timerproof.bench.work.Spec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arithmetic of a report, on figures whose outcome is known. */
class ComparisonTest {
  static final Cell RESET =
      new Cell("reset/1t/0", new Spec(Kind.RESET, 0, 1, 0), 0, List.of(Metric.CPU), true);
  static final Cell LATENESS =
      new Cell("lateness/1k", new Spec(Kind.LATENESS, 0, 1, 1), 0, List.of(Metric.P50), true);

  static Contender contender(String id, Side side) {
    return new Contender(id, side, List.of(), Set.of(), 1, 17, "");
  }

  /** The figures of a library, in each round the same as its wall time. */
  static Series series(Cell cell, Side side, String id, double... figures) {
    Contender contender = contender(id, side);
    String metric = cell.judged().get(0).id();
    List<Map<String, Double>> rounds = new ArrayList<>();
    for (double figure : figures) {
      rounds.add(Map.of(metric, figure, "wall", figure));
    }
    return new Series(cell, contender, rounds);
  }

  private static Row only(Series... series) {
    Measurement measurement = new Measurement(List.of(series), List.of(), 0);
    List<Row> rows = Comparison.rows(measurement, AcceptedLosses.none());
    assertEquals(1, rows.size());
    return rows.get(0);
  }

  @Test
  void ratio_ofRounds_isTheirGeometricMean_withStudentsInterval() {
    // Logarithms of the ratios: 0, ln 2, ln 4. Student's quantile for 2 degrees is 4.3027.
    Ratio ratio = Ratio.of(new double[] {1, 2, 4}, new double[] {1, 1, 1});
    double half = 4.3027 * Math.log(2) / Math.sqrt(3);
    assertEquals(2, ratio.mean(), 1e-9);
    assertEquals(2 * Math.exp(-half), ratio.low(), 1e-4);
    assertEquals(2 * Math.exp(half), ratio.high(), 1e-2);
  }

  @Test
  void ratio_ofRoundsThatDriftTogether_hasNoNoise() {
    Ratio ratio = Ratio.of(new double[] {10, 100, 1_000}, new double[] {20, 200, 2_000});
    assertEquals(0.5, ratio.mean(), 1e-9);
    assertEquals(ratio.low(), ratio.high(), 1e-9);
  }

  @Test
  void ratio_ofOneRound_tellsNothing() {
    Ratio ratio = Ratio.of(new double[] {5}, new double[] {1});
    assertEquals(0, ratio.low());
    assertEquals(Double.POSITIVE_INFINITY, ratio.high());
  }

  @Test
  void row_isComparedWithTheBestPeer_andGoAside() {
    Row row =
        only(
            series(RESET, Side.OURS, "raw", 40, 41, 39),
            series(RESET, Side.PEER, "slow", 900, 900, 900),
            series(RESET, Side.PEER, "fast", 80, 81, 79),
            series(RESET, Side.SHOWN, "fewer", 1, 1, 1),
            series(RESET, Side.GO, "go", 20, 20, 20));
    assertEquals("fast", row.peer() == null ? "" : row.peer().id());
    assertEquals(0.5, row.ratio() == null ? 0 : row.ratio().mean(), 0.01);
    assertEquals(2, row.go() == null ? 0 : row.go().mean(), 0.01);
    assertEquals(Verdict.AHEAD, row.verdict());
  }

  @Test
  void row_losesOnlyBeyondTheNoise() {
    Series peer = series(RESET, Side.PEER, "peer", 100, 100, 100, 100);
    assertEquals(
        Verdict.LOSES, only(series(RESET, Side.OURS, "raw", 110, 111, 109, 110), peer).verdict());
    assertEquals(
        Verdict.LEVEL, only(series(RESET, Side.OURS, "raw", 80, 150, 90, 140), peer).verdict());
    assertEquals(Verdict.ALONE, only(series(RESET, Side.OURS, "raw", 110, 111)).verdict());
  }

  @Test
  void peer_thatFiresEarly_isNoMeasureOfLateness() {
    Contender early = contender("early", Side.PEER);
    List<Map<String, Double>> rounds =
        List.of(Map.of("p50", 1.0, "early", 1.0), Map.of("p50", 1.0, "early", 0.0));
    Row row =
        only(
            series(LATENESS, Side.OURS, "raw", 50, 50),
            new Series(LATENESS, early, rounds),
            series(LATENESS, Side.PEER, "late", 90, 90));
    assertEquals("late", row.peer() == null ? "" : row.peer().id());
  }

  private static AcceptedLosses read(Path folder, String table) throws IOException {
    Path file = folder.resolve("performance.md");
    Files.writeString(file, "# Page\n\n" + table);
    return AcceptedLosses.read(
        file,
        List.of(RESET, LATENESS),
        List.of(
            contender("raw", Side.OURS),
            contender("executor", Side.OURS),
            contender("stpe", Side.PEER)));
  }

  private static String table(String line) {
    return AcceptedLosses.HEADING
        + "\n\nWords.\n\n| cell | figure | ours | reason |\n|---|---|---|---|\n"
        + line
        + "\n\n## Next\n\n| not | read |\n|---|---|\n| a | b |\n";
  }

  @Test
  void loss_thatIsListed_isAccepted_andOthersComeFirst(@TempDir Path folder) throws IOException {
    AcceptedLosses accepted =
        read(folder, table("| `reset/*` | `cpu` | `executor` | one object more |"));
    Measurement measurement =
        new Measurement(
            List.of(
                series(RESET, Side.OURS, "executor", 300, 301, 302),
                series(RESET, Side.OURS, "raw", 200, 201, 202),
                series(RESET, Side.PEER, "peer", 100, 100, 100)),
            List.of(),
            0);
    List<Row> rows = Comparison.rows(measurement, accepted);
    assertEquals(
        List.of("reset/1t/0 cpu raw LOSES", "reset/1t/0 cpu executor ACCEPTED"),
        rows.stream().map(row -> row.key() + " " + row.verdict()).toList());
    assertEquals(List.of(), accepted.unused(rows));
  }

  @Test
  void loss_thatIsListedButWasNone_isTold(@TempDir Path folder) throws IOException {
    AcceptedLosses accepted = read(folder, table("| reset/1t/0 | cpu | raw | was slow |"));
    Row row =
        only(
            series(RESET, Side.OURS, "raw", 50, 50, 50),
            series(RESET, Side.PEER, "peer", 100, 100, 100));
    assertEquals(List.of("reset/1t/0 cpu raw"), accepted.unused(List.of(row)));
  }

  @Test
  void list_thatIsWrong_isRefusedWithItsLine(@TempDir Path folder) {
    Map<String, String> wrong =
        Map.of(
            table("| reset/1t/0 | cpu | raw |"),
            "performance.md:9: 3 columns, expected 4",
            table("| reset/1t/0 | cpu | raw |   |"),
            "performance.md:9: column 4 is empty",
            table("| rest | cpu | raw | why |"),
            "performance.md:9: unknown cell 'rest'",
            table("| reset/* | gpu | raw | why |"),
            "performance.md:9: unknown figure 'gpu'",
            table("| reset/* | cpu | stpe | why |"),
            "performance.md:9: unknown name 'stpe'",
            "No table.\n",
            "no line '" + AcceptedLosses.HEADING + "'");
    wrong.forEach(
        (text, expected) -> {
          IOException failure = assertThrows(IOException.class, () -> read(folder, text));
          assertTrue(String.valueOf(failure.getMessage()).contains(expected), failure::toString);
        });
  }

  private static Report report(Targets targets) {
    Measurement measurement =
        new Measurement(
            List.of(
                series(RESET, Side.OURS, "raw", 40, 41, 39),
                series(RESET, Side.PEER, "peer", 20, 20, 20),
                series(LATENESS, Side.OURS, "raw", 7)),
            List.of(
                new Gap("*", "fjp", "comes with JDK 25", false),
                new Gap("reset/1t/0", "broken", "it ended", true)),
            0.2);
    return new Report(
        true,
        Effort.QUICK,
        "a processor",
        2,
        "Linux 1",
        "a JVM",
        0.1,
        0.2,
        measurement,
        Comparison.rows(measurement, AcceptedLosses.none()),
        List.of(),
        targets.judge(measurement));
  }

  /** A report with two targets, the first of which is listed as met. */
  private static Report report(Path folder) throws IOException {
    Path page = folder.resolve("page.md");
    String head = "\n\n| a | b | c | d | e | f | g | h |\n|---|---|---|---|---|---|---|---|\n";
    Files.writeString(
        page,
        Targets.HEADING
            + head
            + "| reset/1t/0 | cpu | raw | peers | 0.5 | met, 0.4 | met, 0.4 | x |\n"
            + "| lateness/1k | p50 | raw | - | 9 | missed | missed | x |\n");
    List<Contender> ours = List.of(contender("raw", Side.OURS));
    return report(Targets.read(page, List.of(RESET, LATENESS), ours, 17));
  }

  @Test
  void text_hasLossesFirst_andWhatWasNotMeasured(@TempDir Path folder) throws IOException {
    String text = String.join("\n", TextReport.lines(report(folder)));
    List<String> expected =
        List.of(
            "a processor, 2 cores, Linux 1, a JVM",
            "20.0 % of the machine was used by others",
            "WARNING: the machine was not quiet",
            "cell         figure  ours  value  best peer  value  ratio          95 %  wall  to Go",
            "reset/1t/0   cpu ns  raw    40.0  peer        20.0   2.00  1.88 to 2.13  2.00      -"
                + "  loses",
            "lateness/1k  p50 us  raw    7.00  -              -      -             -     -      -"
                + "  no peer",
            "cell         figure  ours  value  compared with  value  at most  measured",
            "reset/1t/0   cpu ns  raw    40.0  peers: peer     20.0      0.5      2.00      1.88 to"
                + " 2.13  missed, 4.00 times as much",
            "lateness/1k  p50 us  raw    7.00  -                  -      9.0      7.00",
            "gap: fjp: comes with JDK 25",
            "FAILED broken in reset/1t/0: it ended",
            "listed as 'met, 0.4', but it was missed: reset/1t/0 cpu raw to peers",
            "2 targets: 1 missed, 1 level, 0 met, 0 open.",
            "2 rows: 1 lose, 0 lose for a reason that is written down, 0 are ahead.");
    int from = 0;
    for (String line : expected) {
      int at = text.indexOf(line, from);
      assertTrue(at >= 0, () -> "no '" + line + "' in\n" + text);
      from = at;
    }
  }

  @Test
  void page_hasTextAndPlots_andNeedsNoOtherFile(@TempDir Path folder) throws IOException {
    String page = HtmlReport.of(report(folder));
    assertTrue(page.contains("reset/1t/0   cpu ns  raw    40.0"), page);
    assertTrue(page.contains("missed, 4.00 times as much"), page);
    // A bar for each of the two libraries of the first cell, and for the one of the other cell.
    assertEquals(3, page.split("<rect ", -1).length - 1, page);
    assertEquals(page.split("<svg ", -1).length, page.split("</svg>", -1).length, page);
    for (String reference : List.of("http", "src=", "href=", "url(")) {
      assertTrue(!page.contains(reference), page);
    }
  }

  @Test
  void json_fitsItsSchema(@TempDir Path folder) throws IOException {
    JsonSchema schema;
    try (InputStream in =
        JsonReport.class.getResourceAsStream("/dev/timerproof/bench/bench-report.schema.json")) {
      schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
    JsonNode json = JsonReport.of(report(folder));
    assertEquals(Set.of(), schema.validate(json));
    assertEquals(2, json.get("rows").get(0).get("ratio").get("mean").asDouble(), 0.01);
    assertEquals("missed", json.get("targets").get(0).get("outcome").asText());
    // The schema must be able to refuse something.
    JsonNode broken = json.deepCopy();
    ((ObjectNode) broken.get("rows").get(0)).remove("verdict");
    assertEquals(1, schema.validate(broken).size());
  }
}
