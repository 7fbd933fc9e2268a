package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import org.jspecify.annotations.Nullable;

/** One rule that a change must keep besides being an edge of the table. */
public interface ChangeCheck {
  /**
   * Checks a change that is an edge of the table.
   *
   * @param timer the timer before the change
   * @param event the change
   * @param matched the rows that it may belong to; a check may remove candidates
   * @return null if the change keeps the rule
   */
  @Nullable Finding check(TimerState timer, TraceEvent event, MatchedRows matched);
}
