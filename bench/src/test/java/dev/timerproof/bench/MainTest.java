package dev.timerproof.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.bench.cell.Cells;
import dev.timerproof.bench.cell.Contender;
import dev.timerproof.bench.cell.Contender.Side;
import dev.timerproof.bench.cell.Contenders;
import dev.timerproof.bench.report.AcceptedLosses;
import dev.timerproof.bench.report.Targets;
import dev.timerproof.bench.run.Effort;
import dev.timerproof.bench.subject.OwnTimers;
import dev.timerproof.bench.subject.ScheduledExecutors;
import dev.timerproof.bench.subject.Subject;
import dev.timerproof.bench.work.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from the command to its exit code, with the shortest of batches. */
class MainTest {
  private static final Effort SHORT = new Effort(1, 3, 1, 2, 20, Duration.ofDays(1));

  /** A worker that does nothing and answers with figures that it was given. */
  public static final class Fixed {
    private Fixed() {}

    public static void main(String[] args) throws IOException {
      BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
      System.out.println("{\"ready\":true}");
      int rounds = 0;
      for (String line; (line = orders.readLine()) != null; ) {
        double cpu = Double.parseDouble(args[0]) + rounds++;
        System.out.printf(
            Locale.ROOT, "{\"size\":16,\"order\":\"%s\",\"cpu\":%f,\"wall\":9}%n", line, cpu);
      }
    }
  }

  /** Takes orders and forgets them, which is fast. */
  public static final class Forgets implements Subject {
    @Override
    public Object start(Runnable task, long delayNanos) {
      return task;
    }

    @Override
    public boolean stop(Object handle) {
      return false;
    }

    @Override
    public void close() {}
  }

  private static Contender contender(String id, Side side, Class<? extends Subject> subject) {
    Set<Kind> all = EnumSet.allOf(Kind.class);
    return new Contender(id, side, Main.worker(subject.getName()), all, 9, 17, "planted");
  }

  private static Contender fixed(String id, Side side, int figure) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Fixed.class.getName(),
            Integer.toString(figure));
    return new Contender(id, side, command, EnumSet.allOf(Kind.class), 9, 17, "planted");
  }

  private final StringWriter out = new StringWriter();

  private int run(List<Contender> contenders, String... args) {
    PrintWriter writer = new PrintWriter(out, true);
    return Main.command(new Main(contenders, SHORT)).setOut(writer).setErr(writer).execute(args);
  }

  @Test
  void run_withAPlantedSlowOne_losesUnlessListed(@TempDir Path folder) throws IOException {
    List<Contender> two = List.of(fixed("raw", Side.OURS, 500), fixed("peer", Side.PEER, 100));
    Path json = folder.resolve("report.json");
    Path page = folder.resolve("performance.md");
    Files.writeString(
        page,
        """
        ## Slower than a peer, and why

        | cell | figure | ours | reason |
        |---|---|---|---|
        | startstop/* | cpu | raw | planted |

        ## Targets

        | cell | figure | ours | compared with | at most | on JDK 25 | on JDK 17 | more |
        |---|---|---|---|---|---|---|---|
        | `reset/1t/0` | `cpu` | `raw` | `peers` | 0.5 | met | met | none |
        | `reset/1t/0` | `wall` | `raw` | `peer` | 1.1 | open | open | none |
        | `chain` | `cpu` | `raw` | - | 400 | missed | missed | none |
        """);
    String cell = "reset/1t/0,startstop/1t/0";
    int code =
        run(
            two,
            "--quick",
            "--only",
            cell,
            "--json",
            json.toString(),
            "--accepted",
            page.toString(),
            "--pin");
    assertEquals(1, code, out::toString);
    JsonNode rows = new ObjectMapper().readTree(json.toFile()).get("rows");
    assertEquals("reset/1t/0 loses", text(rows.get(0)), out::toString);
    assertEquals(500.0 / 100, rows.get(0).get("ratio").get("mean").asDouble(), 0.2);
    assertEquals("startstop/1t/0 loses, accepted", text(rows.get(1)), out::toString);
    assertTrue(out.toString().contains("listed as 'met', but it was missed"), out::toString);
    String pinned = Files.readString(page);
    boolean isOld = Runtime.version().feature() < 25;
    for (String line :
        List.of(
            "| `reset/1t/0` | `cpu` | `raw` | `peers` | 0.5 |"
                + (isOld ? " met |" : "")
                + " missed, 4.9",
            "| `reset/1t/0` | `wall` | `raw` | `peer` | 1.1 |"
                + (isOld ? " open |" : "")
                + " met, 1",
            "| `chain` | `cpu` | `raw` | - | 400 | missed | missed | none |")) {
      assertTrue(pinned.contains(line), () -> line + " in " + pinned);
    }
  }

  @Test
  void run_ofTargets_measuresWhatTheyNeed(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("performance.md");
    Files.writeString(
        page,
        """
        ## Slower than a peer, and why

        ## Targets

        | cell | figure | ours | compared with | at most | on JDK 25 | on JDK 17 | more |
        |---|---|---|---|---|---|---|---|
        | chain | cpu | raw | - | 900 | met | met | none |
        """);
    List<Contender> two = List.of(fixed("raw", Side.OURS, 500), fixed("peer", Side.PEER, 100));
    int code = run(two, "--targets", "--accepted", page.toString());
    assertEquals(0, code, out::toString);
    assertTrue(out.toString().contains("1/1 chain: 1 processes"), out::toString);
    assertTrue(out.toString().contains("1 targets: 0 missed, 0 level, 1 met"), out::toString);
    assertEquals(2, run(two, "--targets"), out::toString);
    assertEquals(2, run(two, "--targets", "--quick", "--accepted", page.toString()));
  }

  @Test
  void run_withAPlantedSlowPeer_isAhead() {
    int code =
        run(
            List.of(fixed("raw", Side.OURS, 100), fixed("peer", Side.PEER, 500)),
            "--quick",
            "--only",
            "idle/100k");
    assertEquals(0, code, out::toString);
    assertTrue(out.toString().contains(" 1 are ahead"), out::toString);
  }

  /** Figures of a machine that does other things as well, so nothing is said of their size. */
  @Test
  void run_ofTwoLibraries_hasFiguresOfBoth(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("report.json");
    int code =
        run(
            List.of(
                contender("raw", Side.OURS, OwnTimers.Raw.class),
                contender("peer", Side.PEER, ScheduledExecutors.RemovingPool.class)),
            "--quick",
            "--only",
            "chain",
            "--json",
            json.toString());
    assertTrue(code == 0 || code == 1, out::toString);
    JsonNode series = new ObjectMapper().readTree(json.toFile()).get("series");
    assertEquals(2, series.size());
    for (JsonNode one : series) {
      assertEquals(SHORT.rounds(), one.get("rounds").size());
      for (JsonNode round : one.get("rounds")) {
        assertTrue(round.get("cpu").asDouble() > 0 && round.get("operations").asInt() > 0);
      }
    }
  }

  @Test
  void run_withoutTime_saysWhatIsMissing() {
    List<Contender> one = List.of(fixed("raw", Side.OURS, 100));
    Effort none = new Effort(1, 1, 1, 1, 1, Duration.ofSeconds(-1));
    PrintWriter writer = new PrintWriter(out, true);
    int code =
        Main.command(new Main(one, none))
            .setOut(writer)
            .setErr(writer)
            .execute("--quick", "--only", "chain");
    assertEquals(3, code, out::toString);
    assertTrue(out.toString().contains("FAILED all in chain: no time was left"), out::toString);
  }

  private static String text(JsonNode row) {
    return row.get("cell").asText() + " " + row.get("verdict").asText();
  }

  @Test
  void run_withOneThatForgets_saysThatItWasNotMeasured() {
    int code =
        run(
            List.of(
                contender("raw", Side.OURS, ScheduledExecutors.RemovingPool.class),
                contender("peer", Side.PEER, Forgets.class)),
            "--quick",
            "--only",
            "startstop/1t/0");
    assertEquals(3, code, out::toString);
    String expected = "FAILED peer in startstop/1t/0";
    assertTrue(out.toString().contains(expected), out::toString);
    assertTrue(
        out.toString().contains("0 of 16 timers of half an hour were stopped"), out::toString);
  }

  @Test
  void usage_thatIsWrong_isRefused() {
    List<Contender> all = Contenders.all(Main::worker);
    assertEquals(2, run(all, "--only", "rest"));
    assertTrue(out.toString().contains("no cell is named rest"), out::toString);
    assertEquals(2, run(all, "--of", "nobody"));
    assertEquals(0, run(all, "--list"));
    assertTrue(out.toString().contains("startstop/1t/4m  (not with --quick)"), out::toString);
  }

  @Test
  void tables_ofThePageOnPerformance_areRead() throws IOException {
    Path page = Path.of(System.getProperty("basedir", ".")).resolve("../docs/performance.md");
    List<Contender> all = Contenders.all(Main::worker);
    AcceptedLosses read = AcceptedLosses.read(page, Cells.all(), all);
    assertEquals(List.of(), read.unused(List.of()));
    Targets targets = Targets.read(page, Cells.all(), all, 25);
    assertTrue(Cells.all().stream().filter(targets::need).count() > 10);
  }
}
