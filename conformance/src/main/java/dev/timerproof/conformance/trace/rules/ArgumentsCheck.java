package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import org.jspecify.annotations.Nullable;

/**
 * Checks that an operation which refuses deadlines that are not above 0, and periods below 0, has
 * armed no timer with one.
 */
public final class ArgumentsCheck implements ChangeCheck {
  @Override
  public @Nullable Finding check(TimerState timer, TraceEvent event, MatchedRows matched) {
    CodedRow row = matched.candidates.get(0);
    if (matched.begun != null || !row.checksArguments() || !row.asks()) {
      return null;
    }
    TraceField deadline = row.askedField();
    if (event.has(deadline) && event.get(deadline) <= 0) {
      return finding(row, "deadline", event.get(deadline), deadline.text() + " of at least 1");
    }
    TraceField period = TraceField.PERIOD;
    return event.has(period) && event.get(period) < 0
        ? finding(row, "period", event.get(period), period.text() + " of at least 0")
        : null;
  }

  private static Finding finding(CodedRow row, String what, long value, String legal) {
    return Finding.against(
        row,
        RejectionKind.WRONG_ARGUMENTS,
        row.row().op() + " refuses the " + what + " " + value + ", and has armed a timer with it",
        legal);
  }
}
