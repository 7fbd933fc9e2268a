package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.mutants.RowMutants;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MutateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

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

  @Test
  void resultsThatAreSomethingElse_areMalformedWithTheirLine(@TempDir Path directory)
      throws Exception {
    Path file = results(directory, "KILLED");
    Files.writeString(file, Files.readString(file) + "nonsense\n");
    assertEquals(ExitCode.MALFORMED.code(), run(file));
    assertTrue(
        err.toString().contains(file + ":31: expected a verdict, a JSON object, found 'nonsense'"),
        err.toString());
  }

  @Test
  void resultsCutInTheLastLine_areResumed(@TempDir Path directory) throws Exception {
    String file = directory.resolve("results.jsonl").toString();
    String[] sweep = {
      "--edition",
      "repaired",
      "--row",
      "del.Deleted",
      "--kinds",
      "field",
      "--layers",
      "drift",
      "--results",
      file
    };
    int whole = command(sweep);
    String text = Files.readString(Path.of(file));
    Files.writeString(Path.of(file), text.substring(0, text.length() - 9));
    out.getBuffer().setLength(0);
    assertEquals(whole, command(sweep), err.toString());
    assertEquals(1, out.toString().lines().filter(l -> l.contains(" del.Deleted ")).count());
    assertEquals(text.lines().count(), Files.readString(Path.of(file)).lines().count());
  }

  @Test
  void keep_writesTheVerdictsWithoutWhatTheReaderRefuses(@TempDir Path directory) throws Exception {
    Path kept = directory.resolve("new").resolve("kept.jsonl");
    String[] sweep = {
      "--edition",
      "repaired",
      "--row",
      "del.Deleted",
      "--kinds",
      "field",
      "--layers",
      "drift",
      "--keep",
      kept.toString()
    };
    command(sweep);
    assertTrue(out.toString().contains("malformed "), out.toString());
    String text = Files.readString(kept);
    assertTrue(text.contains("\"mutant\":\"repaired del.Deleted value = true\""), text);
    assertFalse(text.contains("MALFORMED"), text);
    assertEquals(ExitCode.USAGE.code(), command("--edition", "go1.19", "--keep", "kept"));
    assertTrue(
        err.toString()
            .contains("--keep: found edition go1.19, expected repaired or repaired-mutex"));
  }

  @Test
  void file_thatCannotBeUsed_isAUsageErrorBeforeAnythingIsRun(@TempDir Path directory)
      throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    for (String option : List.of("--results", "--matrix", "--keep")) {
      assertEquals(
          ExitCode.USAGE.code(), command("--edition", "repaired", option, directory.toString()));
      assertTrue(
          err.toString().contains(option + " " + directory + ": found a folder, expected a file"),
          err.toString());
      Path below = file.resolve("below");
      assertEquals(
          ExitCode.USAGE.code(), command("--edition", "repaired", option, below.toString()));
      assertTrue(err.toString().contains(option + " " + below + ": there cannot be a folder"));
    }
    assertEquals("", out.toString());
  }

  @Test
  void sample_ofNoMutant_asksNothingAndShowsNothing() {
    assertEquals(
        ExitCode.NO_VERDICT.code(),
        command("--edition", "repaired", "--layers", "drift", "--sample", "0"));
    assertTrue(out.toString().contains("drift: 0 killed, 0 survive"), out.toString());
  }

  @Test
  void sample_ofLessThanNothing_isAUsageError() {
    assertEquals(ExitCode.USAGE.code(), command("--edition", "repaired", "--sample", "-1"));
    assertTrue(err.toString().contains("--sample: found -1, expected 0 or more"), err.toString());
  }

  /** One or two mutants of each fate, by the layers that need no process of their own. */
  @Test
  void mutants_throughTextAndHistories_giveAMatrixThatNamesSurvivors(@TempDir Path directory)
      throws Exception {
    Path matrix = directory.resolve("matrix.json");
    int code =
        command(
            "--edition", "repaired",
            "--row", "del.Deleted",
            "--kinds", "field",
            "--layers", "drift,jqwik",
            "--results", directory.resolve("results.jsonl").toString(),
            "--matrix", matrix.toString());
    String text = out.toString();
    assertTrue(text.contains("killed     jqwik    repaired del.Deleted value = true: seed"), text);
    assertTrue(text.contains("answer: expected false, found true"), text);
    assertTrue(
        text.contains("killed     drift    repaired del.Deleted value = true: TimerP"), text);
    assertTrue(text.contains("malformed  table    repaired del.Deleted"), text);
    JsonNode written = new ObjectMapper().readTree(Files.readString(matrix));
    assertEquals("repaired", written.path("edition").asText());
    assertTrue(written.path("totals").path("killed").asInt() >= 1, written.toString());
    int survivors = written.path("totals").path("survived").asInt();
    assertEquals(
        survivors == 0 ? ExitCode.HOLDS.code() : ExitCode.MUST_FAIL_HELD.code(), code, text);
  }

  /** A mutant of a walk that never ends must neither hold the sweep up nor keep a thread busy. */
  @Test
  void mutant_thatLoopsForEver_isKilled() {
    command(
        "--edition", "repaired", "--row", "clean.Waiting", "--kinds", "field", "--layers", "jqwik");
    String text = out.toString();
    assertTrue(text.contains("killed     jqwik    repaired clean.Waiting result = again: "), text);
    assertTrue(text.contains("does not return"), text);
  }

  @Test
  void sample_isTheSameForItsSeed_andOfMutantsThatTheReaderAccepts() {
    String[] drawn = {
      "--edition",
      "repaired",
      "--kinds",
      "ALL",
      "--layers",
      "drift",
      "--sample",
      "12",
      "--seed",
      "5"
    };
    command(drawn);
    String first = verdicts();
    assertEquals(12, first.lines().count(), first);
    assertFalse(first.contains("malformed"), first);
    out.getBuffer().setLength(0);
    command(drawn);
    assertEquals(first, verdicts());
  }

  private String verdicts() {
    return out.toString()
        .lines()
        .filter(line -> line.contains(" drift "))
        .collect(Collectors.joining("\n"));
  }

  /** The second table is chosen by its edition, and has the layers that look at it. */
  @Test
  void editionOfTheTimersWithAMutex_hasMutantsOfItsOwn() {
    int code =
        command(
            "--edition",
            "repaired-mutex",
            "--row",
            "stop.zombie",
            "--kinds",
            "drop",
            "--layers",
            "proof");
    String text = out.toString();
    assertTrue(
        text.contains(
            "killed     proof    repaired-mutex stop.zombie drop 4 bumpseq: stop.lock+stop.zombie"),
        text);
    assertTrue(text.contains("malformed  table    repaired-mutex stop.zombie drop 6 "), text);
    assertTrue(text.contains("repaired-mutex: "), text);
    assertTrue(code == ExitCode.HOLDS.code() || code == ExitCode.MUST_FAIL_HELD.code(), text);
    assertEquals(
        ExitCode.USAGE.code(), command("--edition", "repaired-mutex", "--layers", "drift"));
    assertTrue(
        err.toString().contains("--layers: found drift, expected some of proof, model"),
        err.toString());
  }

  @Test
  void layerOrKind_thatIsUnknown_isAUsageErrorThatSaysWhichThereAre() {
    assertEquals(ExitCode.USAGE.code(), command("--layers", "drift,luck"));
    assertTrue(err.toString().contains("--layers: found luck, expected some of drift, jqwik"));
    assertEquals(ExitCode.USAGE.code(), command("--kinds", "luck"));
    assertTrue(err.toString().contains("--kinds: found luck, expected some of status"));
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
    return command("--edition", "go1.19", "--row", "del.Waiting", "--results", results.toString());
  }

  private int command(String... args) {
    return Main.commandLine(new CommandLine(new MutateCommand()))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }
}
