package dev.timerproof.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.evidence.claim.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  private final Path directory;

  ReportFilesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private final Report report = Reports.of(ExitCode.HOLDS, Reports.HOLDS);

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void write_ofAReport_givesOneFileForEachLayerThatWasAskedFor() throws IOException {
    Path out = directory.resolve("a/b");
    new ReportFiles(out).write(report, Reports.PLACES);
    assertEquals(
        List.of(
            "annotations.txt",
            "code-quality.json",
            "junit",
            "summary.json",
            "summary.md",
            "timerproof.sarif"),
        names(out));
    assertEquals(
        List.of("TEST-timerproof.drift.xml", "TEST-timerproof.table.xml"),
        names(out.resolve("junit")));
    assertEquals(
        SummaryJson.of(report).toPrettyString(),
        new ObjectMapper().readTree(out.resolve("summary.json").toFile()).toPrettyString());
  }

  @Test
  void clear_ofAnEarlierRun_leavesOtherFilesAlone() throws IOException {
    var files = new ReportFiles(directory);
    files.write(report, Reports.PLACES);
    Files.writeString(directory.resolve("junit/TEST-other.xml"), "<testsuite/>");
    files.clear();
    assertEquals(List.of("junit"), names(directory));
    assertEquals(List.of("TEST-other.xml"), names(directory.resolve("junit")));
  }

  @Test
  void clear_whereNothingWasWritten_makesNoFolder() throws IOException {
    new ReportFiles(directory.resolve("none")).clear();
    assertEquals(List.of(), names(directory));
  }

  @Test
  void prepare_whereADirectoryCannotBe_throws() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThrows(IOException.class, () -> new ReportFiles(file).prepare());
  }

  @Test
  void text_ofAFinding_showsDetailAndReplayIndented() {
    List<String> lines = ClaimText.of(Reports.VIOLATED).lines().toList();
    assertEquals(
        "violated  model/two<&>: no panic row is reached"
            + " [bounded: 1 timer, 1 P, 2 threads, 2 calls each; 8470 states] 2.0 s",
        lines.get(0));
    assertEquals("  thread 1 | thread 2", lines.get(1));
    assertEquals("  replay: timerproof check --case 'model/two<&>'", lines.get(3));
  }

  @Test
  void text_ofAClaimThatHolds_isOneLineAndSaysWhenItIsCached() {
    assertEquals(
        "holds     table/go1.19: the table is total [checked; 87 rows] 0.4 s, cached",
        ClaimText.of(Reports.HOLDS));
  }

  @Test
  void verdictLine_ofAReport_statesScopesAndNamesGaps() {
    String line = VerdictLine.of(Reports.of(ExitCode.VIOLATED, Reports.HOLDS, Reports.VIOLATED));
    assertEquals(
        "verdict: a property is violated (exit 1, 0:12): table checked 1, model bounded 0 of 1;"
            + " gaps: drift (not in a checkout); proofs, jqwik (not part of this build)",
        line);
    assertTrue(line.lines().count() == 1, line);
  }
}
