package dev.timerproof.conformance.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** The runtime with its scheduler, callers of all kinds and changing processors obeys the table. */
class RuntimeRecordingTest {
  private static final int THREADS = 3;
  private static final int CALLS = 3_000;

  private static Path directory;
  private static List<String> lines;

  @BeforeAll
  static void record(@TempDir Path temporary) throws IOException, InterruptedException {
    directory = temporary;
    var recording = new OwnRecording(OwnRecording.Program.RUNTIME, 1, THREADS, CALLS);
    lines = Files.readAllLines(recording.record(directory, Duration.ofMinutes(2)));
  }

  private static TraceReport validate(List<String> trace) throws IOException {
    Path file = directory.resolve("checked.jsonl");
    Files.write(file, trace);
    return new TraceValidation(
            new EditionTables(TableReader.builtIn()), TraceLimits.DEFAULT, TraceOptions.DEFAULT)
        .validate("load", Files.newInputStream(file), "repaired");
  }

  /** The number of a line near the middle that contains a text. */
  private static int about(String text) {
    int line = lines.size() / 2;
    while (!lines.get(line).contains(text)) {
      line++;
    }
    return line;
  }

  @Test
  void runtimeUnderLoad_isARunOfTheTable() throws IOException {
    TraceReport report = validate(lines);
    assertEquals(Verdict.VALID, report.verdict(), TextRendering.of(report));
    assertTrue(report.changes() > THREADS * CALLS, TextRendering.of(report));
    Set<String> rows =
        report.rows().stream().map(RowCount::row).collect(Collectors.toCollection(TreeSet::new));
    assertTrue(rows.size() >= 20, rows.toString());
  }

  @Test
  void recording_ofTheRuntime_tellsFiringsProcessorsAndTimersThatAreGone() {
    assertTrue(lines.stream().anyMatch(l -> l.contains("\"kind\":\"fire\"")));
    assertTrue(lines.stream().anyMatch(l -> l.contains("\"kind\":\"retire\"")));
    assertTrue(lines.stream().anyMatch(l -> l.contains("\"p\":-1,")), "callers have none");
    assertTrue(lines.stream().anyMatch(l -> l.contains("\"p\":0,")), "workers have one");
    assertTrue(lines.stream().anyMatch(l -> l.contains("\"op\":\"moveTimers\"")), "resized");
  }

  @Test
  void recording_withOneStatusAltered_isRejectedAtThatLine() throws IOException {
    List<String> altered = new ArrayList<>(lines);
    int line = about("\"to\":\"Waiting\"");
    altered.set(line, lines.get(line).replace("\"to\":\"Waiting\"", "\"to\":\"Removed\""));
    TraceReport report = validate(altered);
    assertEquals(Verdict.REJECTED, report.verdict());
    assertTrue(TextRendering.of(report).contains("line " + (line + 1)), TextRendering.of(report));
  }

  @Test
  void recording_withAFiringTwice_isRejected() throws IOException {
    List<String> altered = new ArrayList<>(lines);
    int line = about("\"kind\":\"fire\"");
    altered.add(line, lines.get(line));
    assertEquals(Verdict.REJECTED, validate(altered).verdict());
  }

  @Test
  void recording_withATimerRetiredTooSoon_isRejected() throws IOException {
    List<String> altered = new ArrayList<>(lines);
    int line = about("\"kind\":\"retire\"");
    altered.add(line, lines.get(line));
    assertEquals(Verdict.REJECTED, validate(altered).verdict());
  }
}
