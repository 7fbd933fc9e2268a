package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.cli.claim.ExitCode;
import dev.timerproof.proofs.matrix.MatrixVerdict;
import dev.timerproof.proofs.matrix.MutantProof.Fate;
import dev.timerproof.proofs.matrix.Survivors;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveMutantsCommandTest {
  private static final MatrixVerdict FOUND = verdict("to = Removed", Fate.SAFETY);
  private static final MatrixVerdict OPEN = verdict("to = Moving", Fate.UNKNOWN);
  private static final MatrixVerdict SURVIVES = verdict("of no kind that is listed", Fate.PROVEN);

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static MatrixVerdict verdict(String change, Fate fate) {
    return new MatrixVerdict("del.Waiting", change, fate, "", "");
  }

  private static ExitCode code(MatrixVerdict... verdicts) {
    return ProveMutantsCommand.verdict(List.of(verdicts), Survivors.builtIn());
  }

  private int prove(String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "prove";
    all[1] = "mutants";
    System.arraycopy(args, 0, all, 2, args.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }

  @Test
  void mutants_thatAreFound_areExitCode0AndNamedWithStepAndClaim(@TempDir Path directory)
      throws Exception {
    Path file = directory.resolve("matrix.jsonl");
    assertEquals(0, prove("--row", "del.Removed", "--results", file.toString()), err::toString);
    String said = out.toString();
    assertTrue(
        said.contains("safety    del.Removed: value = true: true-means-armed at del.Removed.load"),
        said);
    assertTrue(said.contains("MALFORMED="), said);
    assertTrue(Files.readString(file).contains("true-means-armed"), file::toString);
  }

  @Test
  void mutant_thatSurvivesWithoutAReason_isExitCode4() {
    assertEquals(ExitCode.HOLDS, code(FOUND));
    assertEquals(ExitCode.NO_VERDICT, code(FOUND, OPEN));
    assertEquals(ExitCode.MUST_FAIL_HELD, code(FOUND, OPEN, SURVIVES));
  }

  @Test
  void prefix_ofNoRow_isAUsageError() {
    assertEquals(ExitCode.USAGE.code(), prove("--row", "nothing."));
    assertTrue(
        err.toString().contains("--row nothing.: no row of the status word of repaired begins so"),
        err.toString());
  }
}
