package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.TimerTable;
import java.util.Collection;
import java.util.List;

/** Every word in a row of the poller is in the poller's vocabulary. */
final class PollerWordsRule implements Rule {
  private static final List<String> KINDS = List.of("noop", "go", "store");

  @Override
  public void check(TimerTable all, Findings findings) {
    PollerTable table = all.poller();
    for (PollerRow row : table.rows()) {
      known(findings, row, "operation", row.op(), table.frames().keySet());
      known(findings, row, "word", row.word(), table.frames().getOrDefault(row.op(), List.of()));
      for (String value : List.of(row.from(), row.via(), row.to())) {
        known(findings, row, "value", value, table.words().getOrDefault(row.word(), List.of()));
      }
      row.steps().forEach(step -> known(findings, row, "step", step, table.steps().keySet()));
      known(findings, row, "kind", row.kind().word(), KINDS);
    }
  }

  private static void known(
      Findings findings, PollerRow row, String what, String word, Collection<String> expected) {
    if (!expected.contains(word)) {
      findings.row(row, Findings.unknown(what, word, expected));
    }
  }
}
