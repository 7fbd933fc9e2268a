package dev.timerproof.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.checks.TableChecks;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TableMutantsTest {
  private static final TableReader READER = TableReader.builtIn();
  private static final MutatedTable.OfStatusWord WORD =
      MutatedTable.OfStatusWord.of(READER, "repaired");
  private static final TimerTable TABLE = WORD.table();

  private static List<Mutant> of(MutantKind... kinds) {
    return TableMutants.of(WORD, Set.of(kinds));
  }

  private static Set<String> changes(List<Mutant> mutants, String row) {
    return mutants.stream()
        .filter(m -> m.row().equals(row))
        .map(Mutant::change)
        .collect(Collectors.toSet());
  }

  @Test
  void statusAndOrder_areTheMutantsOfRows_andOfThePollersRows() {
    List<Mutant> all = of(MutantKind.STATUS, MutantKind.ORDER);
    List<Mutant> rows = RowMutants.of(TABLE);
    assertEquals(rows, all.subList(0, rows.size()));
    for (Mutant mutant : all.subList(rows.size(), all.size())) {
      assertTrue(TABLE.poller().has(mutant.mutation()), mutant.key());
    }
  }

  @Test
  void rowOfThePoller_hasMutantsOfEachKind() {
    assertEquals(
        Set.of("from = sent", "via = clear", "to = clear", "swap 1 wakeup, 2 unpark"),
        changes(of(MutantKind.STATUS, MutantKind.ORDER), "break.clear"));
    assertEquals(
        Set.of("drop 1 wakeup", "drop 2 unpark"), changes(of(MutantKind.DROP), "break.clear"));
    Set<String> fields = changes(of(MutantKind.FIELD), "wake.set.later");
    assertTrue(fields.contains("guard = notlater"), fields.toString());
    assertTrue(fields.contains("result = top"), fields.toString());
    assertFalse(fields.contains("kind = noop"), fields.toString());
  }

  @Test
  void otherKinds_changeOneDatumEach() {
    assertEquals(
        Set.of("drop 1 readpp", "drop 2 incdel", "drop 3 commit"),
        changes(of(MutantKind.DROP), "del.Waiting"));
    Set<String> fields = changes(of(MutantKind.FIELD), "del.Waiting");
    assertTrue(fields.contains("value = false"), fields.toString());
    assertTrue(fields.contains("lost = advance"), fields.toString());
    assertFalse(fields.contains("value = true"), fields.toString());
    Set<String> frame = changes(of(MutantKind.FRAME), "frame clearDeletedTimers");
    assertTrue(frame.contains("leave drop 1 subdel"), frame.toString());
    assertTrue(frame.contains("leave swap 3 truncate, 4 pub0"), frame.toString());
    assertEquals(
        Set.of("= clearbound", "= nobound"), changes(of(MutantKind.PARAMETER), "parameter scan"));
  }

  @Test
  void mutants_ofAllKinds_haveNamesOfTheirOwnAndChangeTheTable() {
    List<Mutant> all = TableMutants.of(WORD, EnumSet.allOf(MutantKind.class));
    assertEquals(all.size(), all.stream().map(Mutant::key).distinct().count());
    for (Mutant mutant : of(MutantKind.FRAME, MutantKind.PARAMETER)) {
      TimerTable mutated = READER.readUnchecked("repaired", List.of(mutant.mutation()));
      assertFalse(
          mutated.frames().equals(TABLE.frames())
              && mutated.parameters().equals(TABLE.parameters()),
          mutant.key());
    }
  }

  /** The fast way to apply a mutation to a table gives the same table as the TLA+ module itself. */
  @Test
  void mutants_ofSomeRowsAndFrames_areTheTablesThatTheModuleGives() {
    List<Mutant> all = TableMutants.of(WORD, EnumSet.allOf(MutantKind.class));
    int compared = 0;
    for (int k = 0; k < all.size(); k += 61) {
      Mutant mutant = all.get(k);
      TimerTable read = READER.readUnchecked("repaired", List.of(mutant.mutation()));
      if (WORD.accepts(mutant)) {
        assertEquals(read, mutant.applied(READER, TABLE), mutant.key());
        compared++;
      } else {
        assertFalse(TableChecks.check(read).isEmpty(), mutant.key());
      }
    }
    assertTrue(compared > 10, compared + " compared");
  }

  @Test
  void mutant_thatTheReaderRefuses_isNotWellFormed() {
    Mutant refused =
        of(MutantKind.DROP).stream()
            .filter(m -> m.row().equals("del.Waiting") && m.change().equals("drop 3 commit"))
            .findFirst()
            .orElseThrow();
    assertFalse(WORD.accepts(refused));
    assertTrue(WORD.accepts(of(MutantKind.PARAMETER).get(0)));
  }
}
