package dev.timerproof.conformance.layer;

import dev.timerproof.conformance.trace.MutexTables;
import dev.timerproof.conformance.trace.TraceOptions;
import dev.timerproof.conformance.trace.TraceValidator;
import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.conformance.trace.reading.MalformedTraceException;
import dev.timerproof.conformance.trace.reading.SectionEvent;
import dev.timerproof.conformance.trace.reading.SectionField;
import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceHeader;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.conformance.trace.reading.TraceReader;
import dev.timerproof.conformance.trace.sections.SectionValidator;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.EditionTables;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What validation says of a trace with one event altered. Of timers with a status word a change
 * leaves the status as it found it, which no row of any table does. Of timers with a mutex stop or
 * reset knows the opposite of its answer.
 *
 * @param line the line that was altered; 0 when the trace is too short
 * @param rejection why the altered trace is rejected; null when it is not
 */
record AlteredTrace(long line, @Nullable Rejection rejection) {
  /**
   * Validates the trace with one event altered.
   *
   * @param edition the edition to check against
   * @param after so many changes or sections come before it; enough for timers in every state
   */
  static AlteredTrace of(
      String name,
      InputStream in,
      EditionTables tables,
      MutexTables mutexTables,
      String edition,
      long after)
      throws IOException, MalformedTraceException {
    try (TraceReader reader = TraceReader.open(name, in, TraceLimits.DEFAULT)) {
      return reader.header().version() == TraceHeader.SECTIONS
          ? ofSections(reader, mutexTables.apply(edition), after)
          : ofChanges(reader, tables.apply(edition), after);
    }
  }

  private static AlteredTrace ofChanges(TraceReader reader, TimerTable table, long after)
      throws IOException, MalformedTraceException {
    var validator = new TraceValidator(table, reader.header(), TraceOptions.DEFAULT);
    long line = 0;
    var event = new TraceEvent();
    do {
      if (!reader.read(validator.words(), event)) {
        validator.end();
        break;
      }
      if (line == 0 && event.kind().isChange() && validator.changes() >= after) {
        line = event.line();
        event.set(TraceField.TO, event.get(TraceField.FROM));
      }
    } while (validator.accept(event));
    return new AlteredTrace(line, validator.rejection());
  }

  private static AlteredTrace ofSections(TraceReader reader, MutexTable table, long after)
      throws IOException, MalformedTraceException {
    var validator = new SectionValidator(table);
    long line = 0;
    var event = new SectionEvent();
    while (reader.read(validator.words(), event)) {
      if (line == 0 && event.has(SectionField.PENDING) && validator.sections() >= after) {
        line = event.line();
        event.set(SectionField.PENDING, 1 - event.get(SectionField.PENDING));
      }
      if (!validator.accept(event)) {
        break;
      }
    }
    return new AlteredTrace(line, validator.rejection());
  }
}
