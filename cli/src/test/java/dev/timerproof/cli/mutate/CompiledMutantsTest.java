package dev.timerproof.cli.mutate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TableReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layers that run changed Java in a process of its own. */
class CompiledMutantsTest {
  private static final TableReader READER = TableReader.builtIn();
  private static final String EDITION = "repaired";

  private static MutantLayer.Finding judge(MutantLayer layer, String row, String... steps)
      throws Exception {
    Mutation change = Mutation.words("row", row, "steps", List.of(steps));
    return layer.judge(
        new Mutant(EDITION, row, "steps", change), READER.readUnchecked(EDITION, List.of(change)));
  }

  @Test
  void scenarios_rowThatCommitsTooEarly_findItInTheOneWrittenForTheRow(@TempDir Path folder)
      throws Exception {
    MutantLayer.Finding found =
        judge(
            new ScenarioMutants(READER, folder),
            "adjust.held",
            "commit",
            "setpp",
            "insert",
            "pub0root",
            "incnum");
    assertEquals(Fate.KILLED, found.fate(), found.toString());
    assertEquals("stop-held", found.by());
  }

  @Test
  void races_rowThatForgetsTheDeadline_seeAForbiddenOutcome(@TempDir Path folder) throws Exception {
    MutantLayer.Finding found = judge(new StressMutants(READER, folder), "add.NoStatus", "commit");
    assertEquals(Fate.KILLED, found.fate(), found.toString());
    assertTrue(found.by().startsWith("race.Start"), found.by());
  }
}
