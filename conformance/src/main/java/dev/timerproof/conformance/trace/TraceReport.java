package dev.timerproof.conformance.trace;

import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.conformance.trace.reading.TraceHeader;
import dev.timerproof.conformance.trace.rules.RowCount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of validating a trace.
 *
 * @param trace the trace's name in messages
 * @param header the header of the trace, or the assumed one
 * @param edition the edition of the table that the trace was checked against
 * @param options how it was checked
 * @param verdict the outcome
 * @param events how many events were read
 * @param changes how many of them are changes of a status
 * @param timers how many timers they are about
 * @param liveTimers how many of them were not retired
 * @param rows the rows that were taken, in the table's order
 * @param validPrefix how many lines at the beginning of the trace have no fault
 * @param rejection why the trace is rejected; null otherwise
 * @param fault why the trace is cut or malformed; null otherwise
 * @param notes restrictions of the verdict, for example that only edges were checked
 */
public record TraceReport(
    String trace,
    TraceHeader header,
    String edition,
    TraceOptions options,
    Verdict verdict,
    long events,
    long changes,
    long timers,
    long liveTimers,
    List<RowCount> rows,
    long validPrefix,
    @Nullable Rejection rejection,
    @Nullable String fault,
    List<String> notes) {
  public TraceReport {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }
}
