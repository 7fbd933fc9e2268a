package dev.timerproof.mutants;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EquivalentsTest {
  @Test
  void everyEntry_namesMutantsThatExist_onceAndWithAReason() throws IOException {
    TableReader reader = TableReader.builtIn();
    Set<String> seen = new HashSet<>();
    for (Equivalents.Entry entry : Equivalents.builtIn().entries()) {
      assertFalse(entry.changes().isEmpty(), entry.row());
      assertTrue(entry.reason().length() > 20, entry.row() + ": " + entry.reason());
      for (String edition : entry.editions()) {
        TimerTable table = reader.read(edition);
        Set<String> changes =
            TableMutants.of(reader, table, EnumSet.allOf(MutantKind.class)).stream()
                .filter(mutant -> mutant.row().equals(entry.row()))
                .map(Mutant::change)
                .collect(Collectors.toSet());
        for (String change : entry.changes()) {
          assertTrue(changes.contains(change), edition + " " + entry.row() + ": " + change);
          assertTrue(seen.add(edition + entry.row() + change), "twice: " + entry.row() + change);
        }
      }
    }
    assertFalse(seen.isEmpty());
  }
}
