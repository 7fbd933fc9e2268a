package dev.timerproof.conformance.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.conformance.trace.TextRendering;
import dev.timerproof.conformance.trace.TraceOptions;
import dev.timerproof.conformance.trace.TraceReport;
import dev.timerproof.conformance.trace.TraceValidation;
import dev.timerproof.conformance.trace.Verdict;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.conformance.trace.rules.RowCount;
import dev.timerproof.spec.table.reading.EditionTables;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRecordingTest {
  private static final int THREADS = 4;
  private static final int CALLS = 3_000;

  private static Path directory;
  private static Path trace;

  @BeforeAll
  static void record(@TempDir Path temporary) throws IOException, InterruptedException {
    directory = temporary;
    trace =
        new OwnRecording(OwnRecording.Program.CORE, 1, THREADS, CALLS)
            .record(directory, Duration.ofMinutes(2));
  }

  private static TraceReport validate(Path file, String edition) throws IOException {
    return new TraceValidation(
            new EditionTables(TableReader.builtIn()), TraceLimits.DEFAULT, TraceOptions.DEFAULT)
        .validate(file.toString(), Files.newInputStream(file), edition);
  }

  @Test
  void recording_ofOurOwnCore_isARunOfTheTable() throws IOException {
    TraceReport report = validate(trace, "repaired");
    assertEquals(Verdict.VALID, report.verdict(), TextRendering.of(report));
    assertTrue(report.changes() > THREADS * CALLS / 2, TextRendering.of(report));
    Set<String> rows =
        report.rows().stream().map(RowCount::row).collect(Collectors.toCollection(TreeSet::new));
    assertTrue(rows.size() >= 25, rows.toString());
    List<String> lines = Files.readAllLines(trace);
    assertTrue(lines.stream().anyMatch(l -> l.contains("\"kind\":\"fire\"")));
    assertTrue(lines.get(lines.size() - 1).contains("\"kind\":\"quiet\""));
  }

  @Test
  void recording_againstAnEditionThatArmsAnotherWay_isRejected() throws IOException {
    assertEquals(Verdict.REJECTED, validate(trace, "go1.19").verdict());
  }

  @Test
  void recording_thatLacksOneChange_isRejected() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(trace));
    int change = lines.size() / 2;
    while (!lines.get(change).contains("\"kind\":\"cas\"")) {
      change++;
    }
    lines.remove(change);
    Path lacking = directory.resolve("lacking.jsonl");
    Files.write(lacking, lines);
    assertEquals(Verdict.REJECTED, validate(lacking, "repaired").verdict());
  }

  @Test
  void recording_withOneMoreDeletedTimerAtTheEnd_isRejected() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(trace));
    int last = lines.size() - 1;
    lines.set(last, lines.get(last).replaceAll("\"del\":", "\"del\":1"));
    Path wrong = directory.resolve("wrong.jsonl");
    Files.write(wrong, lines);
    assertEquals(Verdict.REJECTED, validate(wrong, "repaired").verdict());
  }

  @Test
  void recording_thatDoesNotEndInTime_isAnErrorThatSaysSo(@TempDir Path other) {
    var endless = new OwnRecording(OwnRecording.Program.CORE, 1, 2, Integer.MAX_VALUE);
    IOException e =
        assertThrows(IOException.class, () -> endless.record(other, Duration.ofSeconds(1)));
    assertEquals("the recording did not end within 1 s", e.getMessage());
  }
}
