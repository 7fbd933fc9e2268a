package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FuzzCommandTest {
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
  }

  @Test
  void input_thatIsWrong_isRefusedWithOneSentence() {
    String state = folder.resolve("no").toString();
    assertUsage("shard", "fuzz", "run", "--state", state, "--shard", "3/3");
    assertUsage("expected", "fuzz", "run", "--state", state, "--mutation", "no such");
    assertUsage("target", "fuzz", "run", "--state", state, "--target", "nothing");
    assertEquals(ExitCode.MALFORMED.code(), run("fuzz", "list", "--state", state));
    assertTrue(err.toString().contains("expected the state of a campaign"), err.toString());
    assertTrue(Files.notExists(Path.of(state)));
  }

  private void assertUsage(String word, String... args) {
    assertEquals(ExitCode.USAGE.code(), run(args), err::toString);
    assertTrue(err.toString().contains(word), err.toString());
  }
}
