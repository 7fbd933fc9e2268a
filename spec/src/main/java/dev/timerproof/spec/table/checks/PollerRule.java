package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.RowKind;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the poller's rows in addition to those for all rows: an operation has rows for
 * every value of every word that it visits and for every case of the guards, and all its rows end
 * it in the same way.
 */
final class PollerRule implements Rule {
  @Override
  public void check(TimerTable table, Findings findings) {
    new Rows(table.poller(), findings).check();
  }

  /** The rows of one table. */
  private record Rows(PollerTable table, Findings findings) {
    void check() {
      for (PollerRow row : table.rows()) {
        if (row.kind() == RowKind.STORE && !row.commits()) {
          findings.row(row, "a store row writes nothing: to is " + row.to() + " as via");
        }
        if (row.result() == PollerRow.Result.ADVANCE
            && last(table.frames().get(row.op()), row.word())) {
          findings.row(row, "advances, but " + row.word() + " is the last word of " + row.op());
        }
      }
      table.frames().forEach(this::total);
      table.frames().keySet().forEach(this::wayOut);
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
            String words =
                guards.stream().map(Word::word).sorted().collect(Collectors.joining(", "));
            String found = guards.isEmpty() ? "no row" : "guards " + words;
            findings.at(
                table.place(),
                "operation "
                    + op
                    + " at "
                    + word
                    + " "
                    + value
                    + ": expected one row to hold, found "
                    + found);
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
     * Checks that all rows end an operation in the same way: they leave it, or, if it is a loop,
     * they go back to its top.
     */
    private void wayOut(String op) {
      List<PollerRow> ends =
          table.rowsOf(op).stream()
              .filter(row -> row.result() != PollerRow.Result.ADVANCE)
              .toList();
      Map<PollerRow.Result, Long> results =
          ends.stream().collect(Collectors.groupingBy(PollerRow::result, Collectors.counting()));
      if (results.size() > 1) {
        // Reports the row whose result differs from the others of its operation.
        PollerRow odd =
            ends.stream()
                .min(Comparator.comparing(row -> results.getOrDefault(row.result(), 0L)))
                .orElseThrow();
        findings.row(
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

    private static boolean last(@Nullable List<String> visited, String word) {
      return visited != null && visited.indexOf(word) == visited.size() - 1;
    }
  }
}
