package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.Collection;

/** Every word in a row that is not an enum constant is in the vocabulary. */
final class RowWordsRule implements Rule {
  @Override
  public void check(TimerTable table, Findings findings) {
    Vocabulary words = table.vocabulary();
    for (Row row : table.rows()) {
      known(findings, row, "word", row.word(), words.words());
      known(findings, row, "operation", row.op(), table.frames().keySet());
      known(findings, row, "status", row.from(), words.statuses());
      known(findings, row, "status", row.via(), words.statuses());
      known(findings, row, "status", row.to(), words.statuses());
      for (String step : row.steps()) {
        known(findings, row, "step", step, words.steps().keySet());
      }
      known(findings, row, "value", row.value(), words.values());
    }
  }

  private static void known(
      Findings findings, Row row, String what, String word, Collection<String> expected) {
    if (!expected.contains(word)) {
      findings.row(row, Findings.unknown(what, word, expected));
    }
  }
}
