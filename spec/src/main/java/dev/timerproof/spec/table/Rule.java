package dev.timerproof.spec.table;

/** One thing that every table must fulfil. */
interface Rule {
  void check(TimerTable table, Findings findings);
}
