package dev.timerproof.conformance.layer;

import dev.timerproof.conformance.trace.TraceOptions;
import dev.timerproof.conformance.trace.TraceValidator;
import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.conformance.trace.reading.MalformedTraceException;
import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.conformance.trace.reading.TraceReader;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Validates a copy of a trace in which one change was altered so that its new status is the old
 * one. No row of any table makes such a change, so the copy must be rejected.
 */
final class AlteredTrace {
  private final TraceValidator validator;
  private long line;

  /**
   * Validates the trace with one change altered.
   *
   * @param afterChanges how many changes come before it; enough that timers are in every state
   */
  AlteredTrace(String name, InputStream in, TimerTable table, long afterChanges)
      throws IOException, MalformedTraceException {
    try (TraceReader reader = TraceReader.open(name, in, TraceLimits.DEFAULT)) {
      validator = new TraceValidator(table, reader.header(), TraceOptions.DEFAULT);
      var event = new TraceEvent();
      do {
        if (!reader.read(validator.words(), event)) {
          validator.end();
          return;
        }
        if (line == 0 && event.kind().isChange() && validator.changes() >= afterChanges) {
          line = event.line();
          event.set(TraceField.TO, event.get(TraceField.FROM));
        }
      } while (validator.accept(event));
    }
  }

  /** The number of the altered line; 0 when the trace is too short. */
  long line() {
    return line;
  }

  /** Why it is rejected; null when it is not. */
  @Nullable Rejection rejection() {
    return validator.rejection();
  }
}
