package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.TimerTable;

/** One rule that every table must fulfil. */
interface Rule {
  void check(TimerTable table, Findings findings);
}
