package dev.timerproof.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.jcstress.layer.StressMutants;
import dev.timerproof.lincheck.layer.HistoryMutants;
import dev.timerproof.lincheck.layer.ScenarioMutants;
import dev.timerproof.lincheck.scenario.Task;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layers that run changed Java in a process of its own. */
class CompiledMutantsTest {
  private static final TableReader READER = TableReader.builtIn();
  private static final String EDITION = "repaired";

  private static MutantLayer.Finding judge(
      MutantLayer<TimerTable> layer, String row, String... steps) throws Exception {
    Mutation change = Mutation.words("row", row, "steps", List.of(steps));
    return layer.judge(
        new Mutant(EDITION, row, "steps", change), READER.readUnchecked(EDITION, List.of(change)));
  }

  private static ScenarioMutants scenarios(Path folder) {
    return new ScenarioMutants(READER.read(EDITION), folder);
  }

  private static List<String> tasks(String row, Mutation change, Path folder) {
    return scenarios(folder)
        .tasks(
            new Mutant(EDITION, row, "changed", change),
            READER.readUnchecked(EDITION, List.of(change)))
        .stream()
        .map(Task::name)
        .toList();
  }

  @Test
  void scenarios_parameterOfThePoller_areThoseOfThePoller(@TempDir Path folder) {
    for (String value : List.of("recheck spinning", "awake stop", "sleep selector")) {
      String[] words = value.split(" ", 2);
      Mutation change = Mutation.word("parameter", "edition", words[0], words[1]);
      List<String> tasks = tasks("parameter " + words[0], change, folder);
      assertFalse(tasks.isEmpty(), value);
      assertTrue(tasks.stream().allMatch(task -> task.startsWith("poller-")), value + tasks);
    }
  }

  @Test
  void scenarios_parameterOfTheRowsOfTimers_beginWithTheOneWrittenForIt(@TempDir Path folder) {
    Mutation change = Mutation.word("parameter", "edition", "moveDeleted", "Removed");
    List<String> tasks = tasks("parameter moveDeleted", change, folder);
    assertEquals("move-reset", tasks.get(0));
    assertTrue(tasks.stream().allMatch(task -> task.startsWith("move-")), tasks.toString());
  }

  @Test
  void layersWithoutAPoller_rowOfThePoller_areBlind(@TempDir Path folder) throws Exception {
    for (MutantLayer<TimerTable> layer :
        List.of(
            new HistoryMutants(READER.read(EDITION), 1),
            new StressMutants(READER.read(EDITION), folder))) {
      MutantLayer.Finding found = judge(layer, "wake.none");
      assertEquals(Fate.GAP, found.fate(), found.toString());
      assertTrue(found.detail().endsWith("has a poller") || found.detail().endsWith("no poller"));
    }
  }

  /**
   * The mutant is a stop that returns a deadline. The reader would refuse it, so this test does not
   * check the table.
   */
  @Test
  void layersThatCompile_javaThatDoesNotCompile_haveNoVerdict(@TempDir Path folder)
      throws Exception {
    Mutation change = Mutation.word("row", "del.Waiting", "value", "when");
    Mutant mutant = new Mutant(EDITION, "del.Waiting", "value = when", change);
    TimerTable mutated = READER.readUnchecked(EDITION, List.of(change));
    TimerTable table = READER.read(EDITION);
    for (MutantLayer<TimerTable> layer :
        List.of(
            new HistoryMutants(table, 1),
            new ScenarioMutants(table, folder),
            new StressMutants(table, folder))) {
      MutantLayer.Finding found = layer.judge(mutant, mutated);
      assertEquals(Fate.UNDECIDED, found.fate(), found.toString());
      assertEquals("the compiler", found.by());
      assertTrue(found.detail().contains("long cannot be converted to boolean"), found.detail());
    }
  }

  @Test
  void scenarios_rowThatCommitsTooEarly_findItInTheOneWrittenForTheRow(@TempDir Path folder)
      throws Exception {
    MutantLayer.Finding found =
        judge(scenarios(folder), "adjust.held", "commit", "setpp", "insert", "pub0root", "incnum");
    assertEquals(Fate.KILLED, found.fate(), found.toString());
    assertEquals("stop-held", found.by());
  }

  @Test
  void races_rowThatForgetsTheDeadline_seeAForbiddenOutcome(@TempDir Path folder) throws Exception {
    MutantLayer.Finding found =
        judge(new StressMutants(READER.read(EDITION), folder), "add.NoStatus", "commit");
    assertEquals(Fate.KILLED, found.fate(), found.toString());
    assertTrue(found.by().startsWith("race.Start"), found.by());
  }
}
