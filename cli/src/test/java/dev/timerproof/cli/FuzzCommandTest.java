package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.fuzz.state.Finding;
import dev.timerproof.fuzz.subject.RuntimeTarget;
import dev.timerproof.fuzz.subject.ThreadsTarget;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FuzzCommandTest {
  private static final int SECONDS = 60;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  @Test
  void optionsThatMakeNoSense_areUsageErrors_beforeAnythingIsSearched() {
    String missing = folder.resolve("none/inputs.jsonl").toString();
    assertEquals(2, run("fuzz", "keep", "--out", missing));
    assertTrue(err.toString().contains(missing + ": cannot write there"), err::toString);
    assertEquals(2, run("fuzz", "keep", "--executions", "0"));
    String out = folder.toString();
    assertEquals(2, run("fuzz", "stress", "--out", out, "--tries", "0"));
    assertEquals(2, run("fuzz", "stress", "--out", out, "--mutation", "del.Wait to = Removed"));
    assertTrue(err.toString().contains("del.Wait"), err::toString);
  }

  @Test
  void signalToRealThreads_endsThem_andTheirTriesAreCounted() throws Exception {
    Path output = folder.resolve("output");
    Process stress =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "fuzz",
                "stress",
                "--out",
                folder.resolve("traces").toString(),
                "--tries",
                "1000000")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      for (int i = 0; i < SECONDS * 10 && stress.descendants().findAny().isEmpty(); i++) {
        assertTrue(stress.isAlive(), () -> "it ended by itself, see " + output);
        Thread.sleep(100);
      }
      new ProcessBuilder("kill", "-TERM", Long.toString(stress.pid())).start().waitFor();
      assertTrue(stress.waitFor(SECONDS, TimeUnit.SECONDS), "the signal had no effect");
      String text = Files.readString(output);
      assertEquals(ExitCode.INTERRUPTED.code(), stress.exitValue(), text);
      assertTrue(text.contains(" of 1000000 tries of repaired"), text);
    } finally {
      stress.descendants().forEach(ProcessHandle::destroyForcibly);
      stress.destroyForcibly();
    }
  }

  @Test
  void plantedFault_isFoundListedReplayedAndExported() throws IOException {
    String state = folder.resolve("state").toString();
    assertEquals(
        ExitCode.VIOLATED.code(),
        run(
            "fuzz",
            "run",
            "--state",
            state,
            "--mutation",
            "del.Waiting drop 2 incdel",
            "--target",
            "protocol",
            "--on-finding",
            "stop"),
        err::toString);
    assertTrue(out.toString().contains("P#: deletedTimers is #, there are #"), out.toString());
    assertEquals(ExitCode.VIOLATED.code(), run("fuzz", "list", "--state", state), err::toString);
    Path finding;
    try (Stream<Path> all = Files.list(Path.of(state, "findings"))) {
      finding = all.findFirst().orElseThrow();
    }
    assertEquals(
        ExitCode.VIOLATED.code(), run("fuzz", "replay", finding.toString()), err::toString);
    assertTrue(out.toString().contains("rows: del.Waiting"), out.toString());
    assertEquals(
        ExitCode.HOLDS.code(),
        run("fuzz", "replay", finding.toString(), "--mutation", ""),
        err::toString);
    assertEquals(
        ExitCode.HOLDS.code(), run("fuzz", "export", finding.toString(), "--junit"), err::toString);
    assertTrue(out.toString().contains("void protocol_input_holds()"), out.toString());
    assertIsFollowed(finding.resolve("counterexample.json"));
    Path steps = folder.resolve("steps.json");
    assertEquals(
        ExitCode.HOLDS.code(),
        run("fuzz", "export", finding.toString(), "--counterexample", steps.toString()),
        err::toString);
    assertEquals(Files.readString(finding.resolve("counterexample.json")), Files.readString(steps));
  }

  private void assertIsFollowed(Path counterexample) {
    assertEquals(
        ExitCode.VIOLATED.code(),
        run("replay", "--layer", "java", counterexample.toString()),
        () -> out + err.toString());
    assertTrue(out.toString().contains("java: violated: "), out.toString());
  }

  @Test
  void findingOfThreads_isExportedAsACounterexample() throws IOException {
    Path file = folder.resolve("finding.json");
    String input = "mod 0 0 5 0; del 0 || clear 0 | mod 0 1 7 0 || sweep 50 @ 9:1";
    Files.writeString(
        file, finding(ThreadsTarget.NAME, "go1.19", "RemovedDirectly", input).toJson());
    Path steps = folder.resolve("steps.json");
    assertEquals(
        ExitCode.HOLDS.code(),
        run("fuzz", "export", file.toString(), "--counterexample", steps.toString()),
        () -> out + err.toString());
    assertIsFollowed(steps);
  }

  @Test
  void findingWithoutSteps_isNotExportedAsACounterexample() throws IOException {
    Path file = folder.resolve("finding.json");
    Files.writeString(
        file, finding(RuntimeTarget.NAME, "repaired", "", "seed 0, 1 processors: next").toJson());
    Path steps = folder.resolve("steps.json");
    assertEquals(
        ExitCode.NO_VERDICT.code(),
        run("fuzz", "export", file.toString(), "--counterexample", steps.toString()));
    assertTrue(out.toString().contains("has no steps of the table"), out.toString());
    assertTrue(Files.notExists(steps));
  }

  private static Finding finding(String target, String edition, String mutation, String input) {
    return new Finding(
        "0123",
        target,
        edition,
        mutation,
        TableReader.builtIn().hash(),
        "property",
        List.of(),
        "",
        input,
        input,
        "message",
        Map.of(),
        "");
  }

  @Test
  void input_thatIsWrong_isRefusedWithOneSentence() {
    String state = folder.resolve("no").toString();
    assertUsage("shard", "fuzz", "run", "--state", state, "--shard", "3/3");
    assertUsage("expected", "fuzz", "run", "--state", state, "--mutation", "no such");
    assertUsage("target", "fuzz", "run", "--state", state, "--target", "nothing");
    assertUsage("--mode change", "fuzz", "run", "--state", state, "--base", "HEAD");
    assertUsage(
        "git says", "fuzz", "run", "--state", state, "--mode", "change", "--base", "no-such");
    assertEquals(ExitCode.MALFORMED.code(), run("fuzz", "list", "--state", state));
    assertTrue(err.toString().contains("expected the state of a campaign"), err.toString());
    assertTrue(Files.notExists(Path.of(state)));
  }

  private void assertUsage(String word, String... args) {
    assertEquals(ExitCode.USAGE.code(), run(args), err::toString);
    assertTrue(err.toString().contains(word), err.toString());
  }
}
