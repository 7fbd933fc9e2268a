package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.cli.claim.ExitCode;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.RowMutants;
import dev.timerproof.spec.table.TableReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MutateCommandTest {
  private final StringWriter out = new StringWriter();

  @Test
  void sweep_thatHasBeenDone_isReportedFromItsResults(@TempDir Path directory) throws Exception {
    Path results = results(directory, "KILLED");
    assertEquals(ExitCode.HOLDS.code(), run(results));
    assertTrue(out.toString().contains("go1.19: 30 mutants {KILLED=30}"), out.toString());
  }

  @Test
  void survivor_isExitFour(@TempDir Path directory) throws Exception {
    Path results = results(directory, "SURVIVED");
    assertEquals(ExitCode.MUST_FAIL_HELD.code(), run(results));
  }

  @Test
  void runWithoutVerdict_isExitThree(@TempDir Path directory) throws Exception {
    Path results = results(directory, "UNDECIDED");
    assertEquals(ExitCode.NO_VERDICT.code(), run(results));
  }

  /** A file in which every mutant of one row has this fate. */
  private static Path results(Path directory, String fate) throws Exception {
    StringBuilder lines = new StringBuilder();
    var table = TableReader.builtIn().read("go1.19");
    for (Mutant mutant : RowMutants.of(table, table.row("del.Waiting"))) {
      lines
          .append("{\"mutant\":\"")
          .append(mutant.key())
          .append("\",\"fate\":\"")
          .append(fate)
          .append("\",\"by\":\"a\",\"property\":\"b\",\"seconds\":0.1}\n");
    }
    return Files.writeString(directory.resolve("results.jsonl"), lines);
  }

  private int run(Path results) {
    return new CommandLine(new MutateCommand())
        .setOut(new PrintWriter(out))
        .execute("--edition", "go1.19", "--row", "del.Waiting", "--results", results.toString());
  }
}
