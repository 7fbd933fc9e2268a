package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ScopeKind;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.LayerRegistry;
import dev.timerproof.evidence.testing.FakeLayer;
import dev.timerproof.spec.table.EndlessTableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
  private final Path directory;

  CheckCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static final LayerRegistry REGISTRY =
      new LayerRegistry(
          List.of(
              new FakeLayer(
                  LayerName.TABLE,
                  List.of("table/a"),
                  c -> c.report(Claim.of("table/a", "it is so", ScopeKind.CHECKED))),
              new FakeLayer(
                  LayerName.MODEL,
                  List.of("model/b"),
                  c -> c.report(Claim.of("model/b", "it is so", ScopeKind.BOUNDED)))));

  private int check(String... args) {
    return check(REGISTRY, args);
  }

  private int check(LayerRegistry registry, String... args) {
    CommandLine line = Main.commandLine(new CommandLine(new CheckCommand(registry)));
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--out";
    all[args.length + 1] = directory.resolve("out").toString();
    return line.execute(all);
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(directory.resolve("out/summary.json").toFile());
  }

  @Test
  void distributed_withWhatItCannotCheck_isRefusedBeforeAnythingRuns() {
    assertEquals(
        2, check("--only", "model", "--case", "all-end-go1.19", "--distributed", "workers=2"));
    assertTrue(err.toString().contains("no temporal property"), err.toString());
    assertEquals(2, check("--only", "model", "--case", "one-go1.19", "--distributed", "2"));
    assertTrue(err.toString().contains("expected workers=N"), err.toString());
    assertEquals(2, check("--only", "model", "--distributed", "workers=2"));
    assertTrue(err.toString().contains("expected --only model and --case"), err.toString());
    assertTrue(Files.notExists(directory.resolve("out")));
  }

  @Test
  void check_ofLayersThatHold_endsWithTheVerdictAndGaps() throws IOException {
    assertEquals(0, check());
    List<String> lines = out.toString().lines().toList();
    assertEquals(3, lines.size(), out.toString());
    assertTrue(
        lines.get(2).startsWith("verdict: everything that was checked holds (exit 0, "),
        lines.get(2));
    assertTrue(
        lines
            .get(2)
            .contains(
                "gaps: drift, bugs, proofs, lincheck, jcstress, jqwik, fuzz, mutants, traces"
                    + " (not part of this build)"),
        lines.get(2));
    assertEquals(0, summary().at("/exitCode").asInt());
    assertTrue(summary().at("/environment/tools/tlatools").asText().startsWith("1."));
    assertTrue(Files.exists(directory.resolve("out/junit/TEST-timerproof.model.xml")));
  }

  @Test
  void only_oneLayer_namesTheOtherAsNotAskedFor() throws IOException {
    assertEquals(0, check("--only", "model"));
    assertEquals("model/b", summary().at("/claims/0/id").asText());
    assertTrue(out.toString().contains("table (not asked for)"), out.toString());
  }

  @Test
  void only_aLayerThatThisBuildLacks_isAUsageErrorThatSaysWhichThereAre() {
    assertEquals(2, check("--only", "proofs"));
    assertEquals(
        List.of(
            "check: layer proofs is not part of this build; there are: table, model",
            "Try 'check --help'."),
        err.toString().lines().toList());
    assertTrue(Files.notExists(directory.resolve("out")));
  }

  @Test
  void table_thatCannotBeParsed_isMalformedAtItsPlace() throws IOException {
    Path table = Files.writeString(directory.resolve("TimerTable.tla"), "---- MODULE TimerTable\n");
    assertEquals(65, check(Layers.ofThisBuild(), "--only", "table", "--table", table.toString()));
    assertTrue(out.toString().contains(table + ":"), out.toString());
    assertEquals("malformed", summary().at("/claims/0/outcome").asText());
  }

  @Test
  void case_ofOneLayer_runsThatLayerAlone() throws IOException {
    assertEquals(0, check("--case", "b"));
    assertEquals(1, summary().at("/claims").size());
    assertEquals("b", summary().at("/settings/case").asText());
  }

  @Test
  void case_thatNoLayerHas_isAUsageErrorThatSaysWhichThereAre() {
    assertEquals(2, check("--case", "c"));
    assertEquals(
        "check: no case is named c; there are: table/a, model/b",
        err.toString().lines().findFirst().orElse(""));
  }

  @Test
  void budget_thatIsNoDuration_isAUsageErrorWithAnExample() {
    assertEquals(2, check("--budget", "soon"));
    assertTrue(
        err.toString().contains("'soon' is not a positive duration; expected for example 90s"),
        err.toString());
  }

  @Test
  void profile_thatIsUnknown_isAUsageErrorThatSaysWhichThereAre() {
    assertEquals(2, check("--profile", "slow"));
    assertTrue(
        err.toString().contains("unknown profile slow; there are: quick, full, nightly"),
        err.toString());
  }

  @Test
  void out_thatIsEmpty_isAUsageError() {
    CommandLine line = Main.commandLine(new CommandLine(new CheckCommand(REGISTRY)));
    line.setErr(new PrintWriter(err));
    assertEquals(2, line.execute("--out", ""));
    assertTrue(err.toString().contains("--out is empty"), err.toString());
  }

  @Test
  void out_ofAnotherRun_isRefusedAndLeftAlone() throws Exception {
    assertEquals(0, check());
    Path summary = directory.resolve("out/summary.json");
    try (OutputLock other = OutputLock.take(directory.resolve("out"))) {
      assertEquals(2, other.hold(() -> check()));
    }
    assertTrue(err.toString().contains("another run writes there"), err.toString());
    assertTrue(Files.exists(summary), "the other run's report was taken away");
    assertEquals(0, check());
  }

  @Test
  void run_thatIsRefused_leavesNoVerdictOfAnEarlierOne() {
    assertEquals(0, check());
    Path summary = directory.resolve("out/summary.json");
    assertTrue(Files.exists(summary));
    assertEquals(2, check("--only", "nonsense"));
    assertTrue(Files.notExists(summary), "the verdict of the earlier run is still there");
  }

  @Test
  void reports_thatCannotBeWritten_endTheRunAsAnErrorAfterItsVerdict() {
    var registry =
        new LayerRegistry(
            List.of(
                new FakeLayer(
                    LayerName.TABLE,
                    List.of("table/a"),
                    c -> {
                      c.report(Claim.of("table/a", "it is so", ScopeKind.CHECKED));
                      Path junit = directory.resolve("out/junit");
                      Files.delete(junit);
                      Files.writeString(junit, "in the way");
                    })));
    assertEquals(70, check(registry));
    assertTrue(out.toString().contains("verdict: everything that was checked holds"), "no verdict");
    assertTrue(err.toString().contains("cannot write the reports to "), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }

  @Test
  void run_thatChecksNothing_saysSo() throws IOException {
    var registry =
        new LayerRegistry(List.of(new FakeLayer(LayerName.TABLE, List.of("table/a"), c -> {})));
    assertEquals(3, check(registry));
    assertTrue(out.toString().startsWith("verdict: nothing was checked (exit 3, "), "no verdict");
    assertEquals("nothing was checked", summary().at("/verdict").asText());
  }

  @Test
  void table_thatIsAFolderOrAPipe_isAUsageError() throws Exception {
    Path pipe = directory.resolve("pipe.tla");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    for (Path each : List.of(pipe, directory)) {
      assertEquals(2, check("--table", each.toString()));
      assertTrue(
          err.toString().contains(each + ": cannot read it: it is not a regular file"),
          err.toString());
    }
  }

  @Test
  void table_ofFiveThousandBrackets_isMalformed() throws IOException {
    Path table = directory.resolve("TimerTable.tla");
    Files.writeString(
        table,
        "---- MODULE TimerTable ----\nA == "
            + "(".repeat(5_000)
            + "1"
            + ")".repeat(5_000)
            + "\n====\n");
    assertEquals(65, check(Layers.ofThisBuild(), "--only", "table", "--table", table.toString()));
    assertTrue(out.toString().contains(table + ""), out.toString());
  }

  @Test
  void table_whoseDefinitionsTakeTooLong_isNoVerdictAndEndsTheRun() throws IOException {
    var registry =
        new LayerRegistry(
            List.of(
                new FakeLayer(
                    LayerName.TABLE,
                    List.of("table/a"),
                    c -> {
                      throw new EndlessTableException("My.tla", Duration.ofSeconds(7));
                    }),
                new FakeLayer(
                    LayerName.MODEL,
                    List.of("model/b"),
                    c -> c.report(Claim.of("model/b", "it is so", ScopeKind.BOUNDED)))));
    assertEquals(3, check(registry));
    assertEquals(
        List.of(
            "noVerdict table/table: the table can be read [checked] 0.0 s",
            "  My.tla: its definitions have no value after 7 s; one of them may have no end, or be"
                + " too large"),
        out.toString().lines().limit(2).toList());
    assertEquals(1, summary().at("/claims").size(), "other layers went on");
    assertTrue(out.toString().contains("model (the table cannot be read)"), out.toString());
  }

  @Test
  void out_thatCannotBeWritten_isAUsageError() throws IOException {
    Files.writeString(directory.resolve("out"), "a file");
    assertEquals(2, check());
    assertTrue(err.toString().contains("cannot write there"), err.toString());
  }
}
