package dev.timerproof.spec.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableDiffTest {
  private static final TableReader READER = TableReader.builtIn();

  @Test
  void diff_ofTheSameTable_isEmpty() {
    assertEquals(List.of(), TableDiff.between(READER.read("go1.19"), READER.read("go1.19")));
  }

  @Test
  void diff_ofMutatedTables_namesEachDatumOnce() {
    TimerTable before = READER.read("go1.19");
    TimerTable after =
        READER.readUnchecked(
            "go1.19",
            List.of(
                Mutation.words("row", "del.Waiting", "steps", List.of()),
                Mutation.word("row", "del.Waiting", "lost", "advance"),
                Mutation.words("frame", "runtimer", "round", List.of()),
                Mutation.word("parameter", "edition", "wake", "break")));

    assertEquals(
        List.of(
            "parameter wake: breakorwakep -> break",
            "row del.Waiting: steps: readpp, commit, incdel -> nothing",
            "row del.Waiting: lost: again -> advance",
            "row wake.polled: steps: wakep -> nothing",
            "frame runtimer: round: exitifempty -> nothing"),
        TableDiff.between(before, after).stream().map(TableDiff.Difference::toString).toList());
  }

  @Test
  void diff_ofTablesWithDifferentRows_saysWhatIsAbsent() {
    TimerTable whole = READER.read("go1.19");
    var rows = new ArrayList<>(whole.rows());
    rows.removeIf(row -> row.id().equals("del.Moving"));
    TimerTable part = whole.withRows(whole.mutations(), rows);

    List<TableDiff.Difference> differences = TableDiff.between(whole, part);
    assertEquals(12, differences.size(), "each field of the row");
    assertEquals(
        new TableDiff.Difference("row", "del.Moving", "word", "status", "(absent)"),
        differences.get(0));
  }
}
