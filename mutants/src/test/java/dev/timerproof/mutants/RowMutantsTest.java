package dev.timerproof.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RowMutantsTest {
  private static final TimerTable TABLE = TableReader.builtIn().read("go1.19");

  @Test
  void row_withThreeSteps_hasNineOtherValuesOfEachStatusAndThreeExchanges() {
    List<Mutant> mutants = of("del.Waiting");
    assertEquals(3 * 9 + 3, mutants.size());
    assertEquals(
        Set.of("swap 1 readpp, 2 commit", "swap 1 readpp, 3 incdel", "swap 2 commit, 3 incdel"),
        mutants.stream()
            .map(Mutant::change)
            .filter(change -> change.startsWith("swap"))
            .collect(Collectors.toSet()));
  }

  @Test
  void mutants_haveNamesOfTheirOwn() {
    List<Mutant> all = RowMutants.of(TABLE);
    assertEquals(all.size(), all.stream().map(Mutant::key).distinct().count());
    assertTrue(all.size() > TABLE.rows().size() * 27);
  }

  @Test
  void text_ofAnExchange_isTheRecordThatTheTableTakes() {
    Mutant mutant =
        of("del.Waiting").stream()
            .filter(m -> m.change().equals("swap 2 commit, 3 incdel"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        "<<[part |-> \"row\", name |-> \"del.Waiting\", field |-> \"steps\","
            + " value |-> <<\"readpp\", \"incdel\", \"commit\">>]>>",
        mutant.text());
  }

  private static List<Mutant> of(String row) {
    return RowMutants.of(TABLE, TABLE.row(row));
  }
}
