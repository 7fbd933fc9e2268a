package dev.timerproof.conformance.trace;

import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.conformance.trace.reading.MalformedTraceException;
import dev.timerproof.conformance.trace.reading.SectionEvent;
import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceHeader;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.conformance.trace.reading.TraceReader;
import dev.timerproof.conformance.trace.sections.SectionValidator;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Validates one trace from its first byte to its verdict. */
public final class TraceValidation {
  private final Function<String, TimerTable> tables;
  private final Function<String, MutexTable> mutexTables;
  private final TraceLimits limits;
  private final TraceOptions options;

  /**
   * A validation that checks traces of timers with a mutex against the table of this build.
   *
   * @param tables the table of an edition; throws {@link IllegalArgumentException} for an edition
   *     that does not exist
   */
  public TraceValidation(
      Function<String, TimerTable> tables, TraceLimits limits, TraceOptions options) {
    this(tables, edition -> new MutexTables().apply(edition), limits, options);
  }

  /**
   * A validation.
   *
   * @param tables the table of an edition; throws {@link IllegalArgumentException} for an edition
   *     that does not exist
   * @param mutexTables the same for timers with a mutex
   */
  public TraceValidation(
      Function<String, TimerTable> tables,
      Function<String, MutexTable> mutexTables,
      TraceLimits limits,
      TraceOptions options) {
    this.tables = tables;
    this.mutexTables = mutexTables;
    this.limits = options.edgesOnly() ? limits.withoutVersions() : limits;
    this.options = options;
  }

  /**
   * Reads and checks a trace.
   *
   * @param file the trace's name in messages
   * @param in the trace, plain or compressed by gzip; it is closed
   * @param edition the edition to check against; null for that of the header
   * @throws IOException when the input cannot be read
   */
  public TraceReport validate(String file, InputStream in, @Nullable String edition)
      throws IOException {
    try (TraceReader reader = TraceReader.open(file, in, limits)) {
      TraceHeader header = reader.header();
      String chosen = edition == null ? header.edition() : edition;
      if (header.version() == TraceHeader.SECTIONS) {
        return sections(file, reader, table(file, mutexTables, chosen), notes(header, edition));
      }
      TimerTable table = table(file, tables, chosen);
      TraceValidator validator = new TraceValidator(table, header, options);
      List<String> notes = notes(header, edition);
      return run(file, reader, validator, table.edition(), notes);
    } catch (MalformedTraceException e) {
      return unread(file, edition, e);
    }
  }

  private TraceReport run(
      String file, TraceReader reader, TraceValidator validator, String edition, List<String> notes)
      throws IOException {
    MalformedTraceException fault = null;
    try {
      TraceEvent event = new TraceEvent();
      while (reader.read(validator.words(), event) && validator.accept(event)) {
        // the validator keeps what it needs
      }
      MalformedTraceException cut = reader.cut();
      if (cut == null || validator.rejection() != null) {
        validator.end();
      } else {
        fault = cut;
      }
      if (validator.events() == 0) {
        fault = MalformedTraceException.cut(file, 2, 1, "the trace has no events");
      }
    } catch (MalformedTraceException e) {
      fault = e;
    }
    List<String> all = new ArrayList<>(notes);
    if (fault == null && validator.rejection() == null && !options.edgesOnly()) {
      all.addAll(validator.unchecked());
    }
    return report(file, reader.header(), edition, validator, fault, all);
  }

  private TraceReport sections(
      String file, TraceReader reader, MutexTable table, List<String> notes) throws IOException {
    var validator = new SectionValidator(table);
    MalformedTraceException fault = null;
    try {
      var event = new SectionEvent();
      while (reader.read(validator.words(), event) && validator.accept(event)) {
        // the validator keeps what it needs
      }
      if (validator.events() == 0 && validator.rejection() == null) {
        fault = MalformedTraceException.cut(file, 2, 1, "the trace has no events");
      }
    } catch (MalformedTraceException e) {
      fault = e;
    }
    return new TraceReport(
        file,
        reader.header(),
        table.edition(),
        options,
        verdict(validator.rejection(), fault),
        validator.events(),
        validator.sections(),
        validator.timers(),
        validator.liveTimers(),
        validator.rows(),
        Math.max(validator.validPrefix(), 1),
        validator.rejection(),
        fault == null ? null : fault.getMessage(),
        notes);
  }

  private static Verdict verdict(
      @Nullable Rejection rejection, @Nullable MalformedTraceException fault) {
    return rejection != null
        ? Verdict.REJECTED
        : fault == null ? Verdict.VALID : fault.isCut() ? Verdict.CUT : Verdict.MALFORMED;
  }

  private static <T> T table(String file, Function<String, T> tables, String edition)
      throws MalformedTraceException {
    try {
      return tables.apply(edition);
    } catch (IllegalArgumentException e) {
      throw MalformedTraceException.at(file, 1, 1, String.valueOf(e.getMessage()), e);
    }
  }

  private List<String> notes(TraceHeader header, @Nullable String edition) {
    List<String> notes = new ArrayList<>();
    if (!header.stated()) {
      notes.add(
          "the trace has no header"
              + (edition == null ? ": edition " + header.edition() + " is assumed" : ""));
    }
    if (options.edgesOnly()) {
      notes.add("edges only: each change was checked by itself; order and owners were not");
    }
    return notes;
  }

  private TraceReport report(
      String file,
      TraceHeader header,
      String edition,
      TraceValidator validator,
      @Nullable MalformedTraceException fault,
      List<String> notes) {
    Rejection rejection = validator.rejection();
    return new TraceReport(
        file,
        header,
        edition,
        options,
        verdict(rejection, fault),
        validator.events(),
        validator.changes(),
        validator.timers(),
        validator.liveTimers(),
        validator.rows(),
        Math.max(validator.validPrefix(), header.stated() ? 1 : 0),
        rejection,
        fault == null ? null : fault.getMessage(),
        notes);
  }

  /** The report of a trace whose first line could not be read. */
  private TraceReport unread(String file, @Nullable String edition, MalformedTraceException e) {
    return new TraceReport(
        file,
        TraceHeader.ASSUMED,
        edition == null ? "" : edition,
        options,
        e.isCut() ? Verdict.CUT : Verdict.MALFORMED,
        0,
        0,
        0,
        0,
        List.of(),
        0,
        null,
        e.getMessage(),
        List.of());
  }
}
