package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveCommandTest {
  private static final Pattern FOUND = Pattern.compile("(?m)^counterexample: (.*)$");
  private static final String MACHINE = "os.arch";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int prove(String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "prove";
    all[1] = "--no-cache";
    System.arraycopy(args, 0, all, 2, args.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }

  /** The table of this build with a part of its text replaced. */
  private static String table(Path directory, String before, String after) throws IOException {
    String text = new String(TableSource.builtIn().bytes(), StandardCharsets.UTF_8);
    assertTrue(text.contains(before), "the table has changed");
    Path file = directory.resolve("TimerTable.tla");
    Files.writeString(file, text.replace(before, after));
    return file.toString();
  }

  @Test
  void row_thatHolds_isProvenAndItsScriptsAreWritten(@TempDir Path directory) {
    assertEquals(
        0, prove("--step", "del.Waiting", "--scripts", directory.toString()), out::toString);
    assertTrue(out.toString().startsWith("repaired: proven; "), out.toString());
    assertTrue(out.toString().contains("one solver: "), out.toString());
    assertTrue(Files.exists(directory.resolve("repaired").resolve("del.Waiting.cas.smt2")));
  }

  @Test
  void scripts_thatAreAFile_areAUsageError(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "text");
    assertEquals(2, prove("--step", "del.Waiting", "--scripts", file.toString()));
    assertTrue(
        err.toString().contains("--scripts " + file + ": expected a folder, found a file"),
        err.toString());
    assertEquals("text", Files.readString(file));
  }

  @Test
  void table_thatIsNotThere_isOneLineInEveryCommand(@TempDir Path directory) {
    String none = directory.resolve("none.tla").toString();
    for (List<String> each :
        List.of(
            List.of("prove", "--table", none),
            List.of("bugs", "47329", "--table", none),
            List.of("mutate", "--table", none),
            List.of("explain", "del.Waiting", "--table", none),
            List.of("diff", "go1.19", "repaired", "--table", none),
            List.of("table", "--format", "md", "--table", none))) {
      var said = new StringWriter();
      int code =
          Main.commandLine()
              .setOut(new PrintWriter(out))
              .setErr(new PrintWriter(said))
              .execute(each.toArray(new String[0]));
      assertEquals(2, code, each + ": " + said);
      assertTrue(
          said.toString().contains(none + ": cannot read it: there is no such file"),
          each + ": " + said);
      assertEquals(2, said.toString().lines().count(), each + ": " + said);
    }
  }

  @Test
  void timersWithAMutex_areProvenOrRefuted(@TempDir Path directory) {
    assertEquals(0, prove("--edition", "repaired-mutex", "--step", "stop.out"), out::toString);
    assertTrue(out.toString().startsWith("repaired-mutex: proven; "), out.toString());
    assertEquals(
        ExitCode.VIOLATED.code(),
        prove(
            "--edition",
            "go1.23.2",
            "--step",
            "take.zombie",
            "--counterexamples",
            directory.toString()));
    assertTrue(out.toString().contains("astate is the copy of the bits"), out.toString());
    assertFalse(FOUND.matcher(out.toString()).results().toList().isEmpty(), out.toString());
    for (MatchResult found : FOUND.matcher(out.toString()).results().toList()) {
      assertEquals(ExitCode.NO_VERDICT.code(), replay(Path.of(found.group(1))), err::toString);
    }
    assertEquals(2, prove("--edition", "repaired-mutex", "--step", "del.Waiting"));
    assertTrue(err.toString().contains("unknown row del.Waiting"), err.toString());
  }

  @Test
  void rowWithAnotherOrderOfSteps_isViolatedWithRowClaimAndAState(@TempDir Path directory)
      throws IOException {
    String file =
        table(directory, "\"zeropp\", \"drop\", \"commit\"", "\"zeropp\", \"commit\", \"drop\"");
    Path files = directory.resolve("files");
    assertEquals(
        ExitCode.VIOLATED.code(),
        prove("--step", "clear.Deleted", "--table", file, "--counterexamples", files.toString()));
    String said = out.toString();
    assertTrue(said.contains("refuted: step clear.Deleted.2.commit of row clear.Deleted: "), said);
    assertTrue(said.contains("status-out"), said);
    assertTrue(said.contains("Removing -> Removed"), said);
    assertTrue(said.contains("repaired: refuted; "), said);
    Path one = files.resolve("proofs-repaired-clear.Deleted.2.commit-keeps-status-out.json");
    assertTrue(said.contains("counterexample: " + one + "\n"), said);
    assertEquals(ExitCode.NO_VERDICT.code(), replay(one, "--table", file), err::toString);
    assertTrue(
        out.toString().contains("proofs/repaired/clear.Deleted.2.commit/keeps/status-out: "),
        out.toString());
    assertTrue(out.toString().contains("java: no verdict: "), out.toString());
    assertTrue(out.toString().contains("model: no verdict: "), out.toString());
  }

  private int replay(Path counterexample, String... more) {
    out.getBuffer().setLength(0);
    List<String> args = new ArrayList<>(List.of("replay", counterexample.toString()));
    args.addAll(List.of(more));
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args.toArray(new String[0]));
  }

  @Test
  void row_thatTheEditionDoesNotHave_isAUsageError() {
    assertEquals(ExitCode.USAGE.code(), prove("--step", "del.Wating"));
    assertTrue(
        err.toString().contains("unknown row del.Wating, did you mean del.Waiting?"),
        err.toString());
    assertTrue(
        err.toString().contains("timerproof table --edition repaired has them all\n"),
        err.toString());
  }

  @Test
  void row_ofThePoller_isProven() {
    assertEquals(ExitCode.HOLDS.code(), prove("--step", "find.none"), this::said);
    assertTrue(out.toString().contains("repaired/wake-up: proven; "), this::said);
  }

  @Test
  void row_ofThePollerOfGo_isAUsageErrorThatSaysWhereItIsProven() {
    assertEquals(ExitCode.USAGE.code(), prove("--step", "find.none", "--edition", "go1.22"));
    assertTrue(
        err.toString().contains("has them all; those of the poller are proven of repaired only"),
        err.toString());
  }

  @Test
  void rowOfThePollerThatWakesNobody_isViolatedWithRowClaimAndAState(@TempDir Path directory)
      throws IOException {
    String file =
        table(
            directory,
            "<<\"break\", \"stop\">>, \"top\"),\n     Look(\"find.set.later\"",
            "<<\"stop\">>, \"top\"),\n     Look(\"find.set.later\"");
    assertEquals(ExitCode.VIOLATED.code(), prove("--step", "find.none", "--table", file));
    assertTrue(
        out.toString().contains("refuted: step find.none.1.stop of row find.none: "), this::said);
    assertTrue(out.toString().contains("seen-to"), this::said);
    assertTrue(out.toString().contains("repaired/wake-up: refuted; "), this::said);
  }

  @Test
  void proof_whoseSolverMayNotThink_isNoVerdictAndExitCode3() {
    assertEquals(
        ExitCode.NO_VERDICT.code(), prove("--step", "clear.Deleted", "--limit", "1"), this::said);
    assertTrue(out.toString().contains("repaired: unknown; "), this::said);
  }

  @Test
  void limit_ofNothing_isAUsageError() {
    assertEquals(ExitCode.USAGE.code(), prove("--limit", "0"));
    assertTrue(err.toString().contains("--limit 0: expected at least 1 ms"), err.toString());
  }

  private String said() {
    return out + "\n" + err;
  }

  @Test
  void solver_thatIsUnknown_isAUsageErrorThatSaysWhichThereAre() {
    assertEquals(ExitCode.USAGE.code(), prove("--solver", "z4"));
    assertTrue(err.toString().contains("there are: z3, cvc5, both"), err.toString());
  }

  @Test
  void solver_withoutALibraryForTheMachine_isAMissingTool() {
    String machine = System.getProperty(MACHINE);
    System.setProperty(MACHINE, "vax");
    try {
      assertEquals(
          ExitCode.TOOL_MISSING.code(), prove("--step", "del.Waiting", "--solver", "cvc5"));
    } finally {
      System.setProperty(MACHINE, machine);
    }
    assertTrue(err.toString().contains("cvc5 is missing"), err.toString());
    assertFalse(err.toString().contains("at dev.timerproof"), err.toString());
  }

  @Test
  void table_thatIsMalformed_isExitCode65(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("TimerTable.tla");
    Files.writeString(file, "---- MODULE TimerTable ----\nRows == <<\n====\n");
    assertEquals(ExitCode.MALFORMED.code(), prove("--table", file.toString()));
    assertTrue(err.toString().contains(file + ":"), err.toString());
  }
}
