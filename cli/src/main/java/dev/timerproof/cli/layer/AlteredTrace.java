package dev.timerproof.cli.layer;

import dev.timerproof.conformance.trace.BundledTrace;
import dev.timerproof.conformance.trace.MalformedTraceException;
import dev.timerproof.conformance.trace.Rejection;
import dev.timerproof.conformance.trace.TraceEvent;
import dev.timerproof.conformance.trace.TraceField;
import dev.timerproof.conformance.trace.TraceHeader;
import dev.timerproof.conformance.trace.TraceLimits;
import dev.timerproof.conformance.trace.TraceOptions;
import dev.timerproof.conformance.trace.TraceReader;
import dev.timerproof.conformance.trace.TraceValidator;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A trace with one change altered, so that it leaves the status as it found it, which no row of any
 * table does; and what validation says of it.
 */
final class AlteredTrace {
  /** Far enough in that the validator has timers in every state. */
  private static final long AFTER_CHANGES = 10_000;

  private final TraceValidator validator;
  private long line;

  AlteredTrace(BundledTrace trace, TimerTable table) throws IOException, MalformedTraceException {
    validator = new TraceValidator(table, TraceHeader.ASSUMED, TraceOptions.DEFAULT);
    try (TraceReader reader = TraceReader.open(trace.name(), trace.open(), TraceLimits.DEFAULT)) {
      var event = new TraceEvent();
      do {
        if (!reader.read(validator.words(), event)) {
          validator.end();
          return;
        }
        if (line == 0 && event.kind().isChange() && validator.changes() >= AFTER_CHANGES) {
          line = event.line();
          event.set(TraceField.TO, event.get(TraceField.FROM));
        }
      } while (validator.accept(event));
    }
  }

  /** The line that was altered; 0 when the trace is too short. */
  long line() {
    return line;
  }

  /** Why it is rejected; null when it is not. */
  @Nullable Rejection rejection() {
    return validator.rejection();
  }
}
