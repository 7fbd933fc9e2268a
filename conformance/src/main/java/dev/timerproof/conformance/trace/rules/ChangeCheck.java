package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import org.jspecify.annotations.Nullable;

/** One rule that a change must keep besides being an edge of the table. */
public interface ChangeCheck {
  /**
   * Looks at a change that the table has.
   *
   * @param timer the timer before the change
   * @param event the change
   * @param matched the rows that it belongs to; a check may narrow its candidates
   * @return null when nothing speaks against the change
   */
  @Nullable Finding check(TimerState timer, TraceEvent event, MatchedRows matched);
}
