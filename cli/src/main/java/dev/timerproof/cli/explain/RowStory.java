package dev.timerproof.cli.explain;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The story of one row: when it applies, what it does, how it goes on. */
final class RowStory {
  private RowStory() {}

  static Sheet of(TimerTable table, Row row) {
    Vocabulary words = table.vocabulary();
    var sheet =
        new Sheet()
            .heading(row.id() + ", a row of " + table.edition() + " at " + row.place())
            .entry("operation", row.op())
            .entry("finds", row.from())
            .entry("guard", word(words.guards(), row.guard()))
            .entry("owned", word(words.ownedCases(), row.owned()))
            .entry("kind", word(words.kinds(), row.kind()))
            .entry("writes", row.changesStatus() ? path(row) : "")
            .list("steps", row.steps().stream().map(s -> step(words, s)).toList())
            .entry("then", word(words.results(), row.result()))
            .entry("answers", row.value());
    if (row.hasCas()) {
      sheet.entry("lost CAS", word(words.results(), row.lost()));
    }
    return sheet.entry("source", row.source());
  }

  /** The statuses that the word goes through, for example {@code Waiting -> Modifying}. */
  static String path(Row row) {
    return Stream.of(row.from(), row.via(), row.to())
        .distinct()
        .collect(Collectors.joining(" -> "));
  }

  private static Sheet.Item step(Vocabulary words, String name) {
    Vocabulary.Step step = words.steps().get(name);
    return new Sheet.Item(name, step == null ? "" : step.meaning());
  }

  static String word(Map<String, String> meanings, String word) {
    String meaning = meanings.get(word);
    return meaning == null ? word : word + ": " + meaning;
  }
}
