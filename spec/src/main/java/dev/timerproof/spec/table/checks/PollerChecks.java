package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the poller's rows must fulfil: known words, a row for every value of every word that an
 * operation visits and for every case of its guard, and a commit exactly where one is due.
 */
final class PollerChecks {
  private static final String COMMIT = "commit";

  private final PollerTable table;
  private final Set<String> taken;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param taken the ids of other rows
   */
  PollerChecks(PollerTable table, Set<String> taken) {
    this.table = table;
    this.taken = taken;
  }

  /** Everything that is wrong with the rows. */
  List<Problem> check() {
    Set<String> ids = new TreeSet<>(taken);
    for (PollerRow row : table.rows()) {
      if (!ids.add(row.id())) {
        problem(row, "a second row of this id");
      }
      known(row, "operation", row.op(), table.frames().keySet());
      known(row, "word", row.word(), table.frames().getOrDefault(row.op(), List.of()));
      for (String value : List.of(row.from(), row.via(), row.to())) {
        known(row, "value", value, table.words().getOrDefault(row.word(), List.of()));
      }
      row.steps().forEach(step -> known(row, "step", step, table.steps().keySet()));
      kind(row);
      if (row.result() == PollerRow.Result.ADVANCE
          && last(table.frames().get(row.op()), row.word())) {
        problem(row, "advances, but " + row.word() + " is the last word of " + row.op());
      }
    }
    table.frames().forEach(this::total);
    table.frames().keySet().forEach(this::wayOut);
    return problems;
  }

  /** Every value of every word has rows whose guards leave exactly one. */
  private void total(String op, List<String> visited) {
    for (String word : visited) {
      for (String value : table.words().getOrDefault(word, List.of())) {
        List<PollerRow.Guard> guards = new ArrayList<>();
        for (PollerRow row : table.rowsAt(op, word)) {
          if (row.from().equals(value)) {
            guards.add(row.guard());
          }
        }
        if (!exactlyOneHolds(guards)) {
          String words = guards.stream().map(Word::word).sorted().collect(Collectors.joining(", "));
          String found = guards.isEmpty() ? "no row" : "guards " + words;
          problems.add(
              new Problem(
                  table.place(),
                  "operation "
                      + op
                      + " at "
                      + word
                      + " "
                      + value
                      + ": expected one row to hold, found "
                      + found));
        }
      }
    }
  }

  private static boolean exactlyOneHolds(List<PollerRow.Guard> guards) {
    return switch (guards.size()) {
      case 1 -> guards.get(0).always();
      case 2 -> guards.get(0).opposite().equals(Optional.of(guards.get(1)));
      default -> false;
    };
  }

  /**
   * An operation is called, and its rows leave it, or it is a loop, and they go back to its top.
   */
  private void wayOut(String op) {
    List<PollerRow> ends =
        table.rowsOf(op).stream().filter(row -> row.result() != PollerRow.Result.ADVANCE).toList();
    Map<PollerRow.Result, Long> results =
        ends.stream().collect(Collectors.groupingBy(PollerRow::result, Collectors.counting()));
    if (results.size() > 1) {
      // Blames the row whose result differs from the others of its operation.
      PollerRow odd =
          ends.stream()
              .min(Comparator.comparing(row -> results.getOrDefault(row.result(), 0L)))
              .orElseThrow();
      problem(
          odd,
          "expected all rows of "
              + op
              + " to end it in the same way, found "
              + results.keySet().stream()
                  .map(Word::word)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
  }

  private void kind(PollerRow row) {
    boolean takes = !row.via().equals(row.from());
    boolean gives = !row.to().equals(row.via());
    int commits = Collections.frequency(row.steps(), COMMIT);
    switch (row.kind()) {
      case NOOP -> expect(row, !takes && !gives, "a noop row changes nothing");
      case GO -> expect(row, takes, "a go row takes its word");
      case STORE -> expect(row, !takes && gives, "a store row has no CAS and writes its word");
      case CONT, WAIT, PANIC ->
          known(row, "kind", row.kind().word(), List.of("noop", "go", "store"));
    }
    expect(row, commits == (gives ? 1 : 0), "a commit exactly where via differs from to");
  }

  private void expect(PollerRow row, boolean holds, String rule) {
    if (!holds) {
      problem(
          row,
          "expected "
              + rule
              + ", found "
              + row.from()
              + " via "
              + row.via()
              + " to "
              + row.to()
              + " by "
              + row.steps());
    }
  }

  private static boolean last(@Nullable List<String> visited, String word) {
    return visited != null && visited.indexOf(word) == visited.size() - 1;
  }

  private void known(PollerRow row, String what, String word, Collection<String> expected) {
    if (!expected.contains(word)) {
      problem(row, Findings.unknown(what, word, expected));
    }
  }

  private void problem(PollerRow row, String message) {
    problems.add(new Problem(row.place(), "poller row " + row.id() + ": " + message));
  }
}
