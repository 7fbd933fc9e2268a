package dev.timerproof.lincheck.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.CounterexampleFile;
import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.lincheck.properties.HistorySearch;
import dev.timerproof.lincheck.properties.Promise;
import dev.timerproof.lincheck.properties.RecordedHistory;
import dev.timerproof.lincheck.scenario.ScenarioSchedule;
import dev.timerproof.lincheck.variant.TimerVariant;
import dev.timerproof.spec.model.CounterexampleReader;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.model.ModelReplay;
import dev.timerproof.spec.model.Replayed;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import dev.timerproof.spec.tlc.TlcModules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Lincheck's scenarios and random histories find is written to files, and followed from there
 * by the model and by Java.
 */
class CounterexamplesFollowedTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String STOP_CLEANED = "mod 0 0 5 0 || del 0 | run 0 9 || sweep 50";
  private static final String RESET_RESET = "mod 0 0 5 0 || mod 0 0 7 0 | mod 0 0 9 0 || sweep 50";
  private static final Mutation RESET_PANICS =
      Mutation.word("row", "mod.Modifying", "kind", "panic");
  private static final Mutation PUBLISHES_FIRST =
      Mutation.words("row", "del.Waiting", "steps", List.of("commit", "readpp", "incdel"));
  private static final Mutation SAYS_TRUE = Mutation.word("row", "del.Deleted", "value", "true");

  @TempDir private Path folder = Path.of("unset");

  private static TimerTable repaired(Mutation... mutations) {
    return TableReader.builtIn().readUnchecked("repaired", List.of(mutations));
  }

  /** The trace as it comes back from its file. */
  private Trace read(Trace trace) throws Exception {
    TableSource source = new TableSource(Optional.empty());
    Path file = folder.resolve(CounterexampleFile.name("lincheck/stop-cleaned"));
    new CounterexampleFile("lincheck/stop-cleaned", "it holds", source.sha256(), trace).write(file);
    Trace read = CounterexampleReader.read(file, source).trace();
    assertEquals(trace, read);
    return read;
  }

  private Replayed inTheModel(Trace trace) throws Exception {
    Path modules = Files.createDirectory(folder.resolve("modules"));
    return new ModelReplay(ManifestReader.builtIn(), TlcModules.builtIn())
        .run(trace, modules, LONG);
  }

  private static void assertReproduced(Replayed replayed) {
    assertEquals(Replayed.Outcome.REPRODUCED, replayed.outcome(), replayed::sentence);
  }

  @Test
  void scheduleOfAScenario_isFollowedByModelAndJava() throws Exception {
    SteppedTimers faulty = SteppedTimers.of(repaired(PUBLISHES_FIRST));
    Trace trace = read(ScenarioSchedule.find(faulty, STOP_CLEANED, LONG).orElseThrow());
    assertReproduced(JavaReplay.run(trace, TableReader.builtIn()));
    assertReproduced(inTheModel(trace));
    Replayed whole = JavaReplay.run(trace, SteppedTimers.of(repaired()));
    assertEquals(Replayed.Outcome.NOT_FOLLOWED, whole.outcome(), whole::sentence);
    assertTrue(whole.sentence().contains("by the schedule h1 does commit of del.Waiting"));
  }

  @Test
  void scheduleThatEndsWhereARowIsFoundThatPanics_isFollowedUpToThePanic() throws Exception {
    SteppedTimers faulty = SteppedTimers.of(repaired(RESET_PANICS));
    Trace trace = read(ScenarioSchedule.find(faulty, RESET_RESET, LONG).orElseThrow());
    assertEquals("NoPanic", trace.property());
    Replayed replayed = JavaReplay.run(trace, faulty);
    assertReproduced(replayed);
    assertTrue(replayed.sentence().contains(" throws "), replayed::sentence);
    Replayed whole = JavaReplay.run(trace, SteppedTimers.of(repaired()));
    assertNotEquals(Replayed.Outcome.REPRODUCED, whole.outcome(), whole::sentence);
  }

  @Test
  void scenario_ofTheProtocolAsItIs_hasNoSchedule() {
    SteppedTimers whole = SteppedTimers.of(repaired());
    assertEquals(Optional.empty(), ScenarioSchedule.find(whole, STOP_CLEANED, LONG));
  }

  @Test
  void historyThatGoesWrong_isFollowedByModelAndJava() throws Exception {
    HistorySearch.Failure failure =
        new HistorySearch(TimerVariant.of("repaired", List.of(SAYS_TRUE)), Promise.all())
            .withShrinking(2_000)
            .run(1, 50, LONG)
            .failure()
            .orElseThrow();
    SteppedTimers faulty = SteppedTimers.of(repaired(SAYS_TRUE));
    Trace trace = read(RecordedHistory.of(faulty, failure, Promise.all()).orElseThrow());
    assertReproduced(JavaReplay.run(trace, TableReader.builtIn()));
    assertReproduced(inTheModel(trace));
    SteppedTimers whole = SteppedTimers.of(repaired());
    Replayed repaired = JavaReplay.run(trace, whole);
    assertEquals(Replayed.Outcome.WITHOUT_VIOLATION, repaired.outcome(), repaired::sentence);
    assertFalse(RecordedHistory.of(whole, failure, Promise.all()).isPresent());
  }
}
