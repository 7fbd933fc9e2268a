package dev.timerproof.spec.mutate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.tlc.TlcModules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The models' findings on rows that none of them reaches. */
class MutantRunnerTest {
  private static final MutatedTable.OfStatusWord TABLE =
      MutatedTable.OfStatusWord.of(TableReader.builtIn(), "repaired");
  private static final String POLLER = "pollnow.clear";
  private static final String OTHER_OF_POLLER = "wake.none";

  private static MutantLayer.Finding judge(
      String row, Set<String> reached, Map<String, String> unreached) throws Exception {
    return judge(row, Mutation.word("row", row, "kind", "noop"), reached, unreached);
  }

  private static MutantLayer.Finding judge(
      String row, Mutation change, Set<String> reached, Map<String, String> unreached)
      throws Exception {
    ModelCase modelCase = ManifestReader.builtIn().find("wakeup-repaired").orElseThrow();
    try (var runner =
        new MutantRunner<>(
            TABLE,
            TlcModules.builtIn(),
            new Equivalents(List.of()),
            List.of(new MutantRunner.Ladder(modelCase, reached, unreached)))) {
      return runner.judge(new Mutant("repaired", row, "changed", change), TABLE.table());
    }
  }

  @Test
  void rowOfThePoller_noModelHasAPoller_isAGapThatSaysSo() throws Exception {
    MutantLayer.Finding found = judge(POLLER, Set.of("del.Waiting"), Map.of());
    assertEquals(Fate.GAP, found.fate());
    assertTrue(found.detail().contains("the poller's sleep"), found.detail());
  }

  @Test
  void rowOfThePoller_modelsOfThePollerMissIt_survives() throws Exception {
    MutantLayer.Finding found = judge(POLLER, Set.of(OTHER_OF_POLLER), Map.of());
    assertEquals(MutantLayer.Finding.survived("no case reaches the row"), found);
  }

  @Test
  void rowOfThePoller_whoseFloorExcusesIt_isAGapWithThatReason() throws Exception {
    MutantLayer.Finding found = judge(POLLER, Set.of(OTHER_OF_POLLER), Map.of(POLLER, "no fish"));
    assertEquals(Fate.GAP, found.fate());
    assertEquals("no case reaches the row: no fish", found.detail());
  }

  @Test
  void rowOfTimers_noModelReaches_survives() throws Exception {
    MutantLayer.Finding found = judge("clean.NoStatus", Set.of("del.Waiting"), Map.of());
    assertEquals(Fate.SURVIVED, found.fate());
  }

  /** In the mutant the thread goes back to the top without a P, because it has given its P away. */
  @Test
  void rowOfThePoller_afterWhichAStepCannotBeEvaluated_isKilled() throws Exception {
    String row = "find.unneeded";
    MutantLayer.Finding found =
        judge(row, Mutation.word("row", row, "result", "top"), Set.of(row), Map.of());
    assertEquals(
        MutantLayer.Finding.killed("wakeup-repaired", "a step reads what the state does not have"),
        found);
  }
}
