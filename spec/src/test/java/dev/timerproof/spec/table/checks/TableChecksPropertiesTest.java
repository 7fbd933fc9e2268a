package dev.timerproof.spec.table.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.RowKind;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Checks of tables in which one row has been changed at random. */
class TableChecksPropertiesTest {
  private static final TimerTable TABLE = TableReader.builtIn().read("repaired");

  /** The checks of a row with its steps in another order throw no exception. */
  @Property(tries = 300)
  void check_ofShuffledSteps_findsProblemsOfThatRowOnly(
      @ForAll("rowNumbers") int number, @ForAll("orders") long order) {
    Row row = TABLE.rows().get(number);
    List<String> steps = new ArrayList<>(row.steps());
    Collections.shuffle(steps, new Random(order));
    Row shuffled = with(row, row.from(), row.kind(), row.via(), row.to(), steps, row.result());

    for (Problem problem : TableChecks.check(replaced(number, shuffled))) {
      assertEquals(row.place(), problem.place());
    }
  }

  /** For a row of any known words the checks end and report no unknown word. */
  @Property(tries = 1000)
  void check_ofARowOfKnownWords_reportsNoUnknownWord(
      @ForAll("rowNumbers") int number, @ForAll("knownRows") Row words) {
    Row row = TABLE.rows().get(number);
    Row changed =
        with(
            row,
            words.from(),
            words.kind(),
            words.via(),
            words.to(),
            words.steps(),
            words.result());

    for (Problem problem : TableChecks.check(replaced(number, changed))) {
      assertFalse(problem.message().contains("unknown"), problem::toString);
    }
  }

  /** One unknown word in a row is reported, and nothing else. */
  @Property(tries = 300)
  void check_ofAnUnknownWord_reportsItAlone(
      @ForAll("rowNumbers") int number, @ForAll("fields") int field) {
    Row row = TABLE.rows().get(number);
    String word = "nosuchword";
    Row changed =
        with(
            row,
            field == 0 ? word : row.from(),
            row.kind(),
            field == 1 ? word : row.via(),
            field == 2 ? word : row.to(),
            field == 3 ? List.of(word) : row.steps(),
            row.result());

    List<Problem> problems = TableChecks.check(replaced(number, changed));
    assertEquals(1, problems.size(), problems::toString);
    assertEquals(row.place(), problems.get(0).place());
  }

  @Provide
  Arbitrary<Integer> rowNumbers() {
    return Arbitraries.integers().between(0, TABLE.rows().size() - 1);
  }

  @Provide
  Arbitrary<Long> orders() {
    return Arbitraries.longs();
  }

  @Provide
  Arbitrary<Integer> fields() {
    return Arbitraries.integers().between(0, 3);
  }

  @Provide
  Arbitrary<Row> knownRows() {
    Vocabulary words = TABLE.vocabulary();
    Row any = TABLE.rows().get(0);
    Arbitrary<String> status = Arbitraries.of(words.statuses());
    return Combinators.combine(
            status,
            Arbitraries.of(RowKind.class),
            status,
            status,
            Arbitraries.of(words.steps().keySet()).list().ofMaxSize(12),
            Arbitraries.of(Row.Result.class))
        .as((from, kind, via, to, steps, result) -> with(any, from, kind, via, to, steps, result));
  }

  private static TimerTable replaced(int number, Row row) {
    List<Row> rows = new ArrayList<>(TABLE.rows());
    rows.set(number, row);
    return TABLE.withRows(TABLE.mutations(), rows);
  }

  private static Row with(
      Row row,
      String from,
      RowKind kind,
      String via,
      String to,
      List<String> steps,
      Row.Result result) {
    return new Row(
        row.id(),
        row.word(),
        row.op(),
        from,
        row.guard(),
        kind,
        row.owned(),
        via,
        to,
        steps,
        result,
        row.value(),
        row.lost(),
        row.source(),
        row.place());
  }
}
