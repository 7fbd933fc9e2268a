package dev.timerproof.conformance.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.conformance.trace.rules.RowCount;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * Reports as JSON: one object with one report per trace, as {@code trace-report.schema.json}
 * describes it.
 */
public final class JsonRendering {
  /** The version of the format; it changes when a field changes its meaning or is removed. */
  public static final int VERSION = 1;

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonRendering() {}

  /** All reports of one call, with a line feed at the end. */
  public static String of(List<TraceReport> reports) {
    StringWriter text = new StringWriter();
    try {
      write(reports, text);
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer failed", e);
    }
    return text.append('\n').toString();
  }

  private static void write(List<TraceReport> reports, Writer text) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("schema", "timerproof-trace-report");
      json.writeNumberField("version", VERSION);
      json.writeArrayFieldStart("traces");
      for (TraceReport report : reports) {
        report(report, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void report(TraceReport report, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("trace", report.trace());
    json.writeStringField("verdict", report.verdict().text());
    json.writeStringField("edition", report.edition());
    json.writeStringField("runtime", report.header().runtime());
    json.writeBooleanField("header", report.header().stated());
    json.writeBooleanField("edgesOnly", report.options().edgesOnly());
    json.writeNumberField("window", report.options().window());
    json.writeNumberField("events", report.events());
    json.writeNumberField("changes", report.changes());
    json.writeNumberField("timers", report.timers());
    json.writeNumberField("liveTimers", report.liveTimers());
    json.writeNumberField("validPrefix", report.validPrefix());
    json.writeObjectFieldStart("rows");
    for (RowCount row : report.rows()) {
      json.writeNumberField(row.row(), row.count());
    }
    json.writeEndObject();
    strings("notes", report.notes(), json);
    if (report.fault() != null) {
      json.writeStringField("fault", report.fault());
    }
    Rejection rejection = report.rejection();
    if (rejection != null) {
      json.writeFieldName("rejection");
      rejection(rejection, json);
    }
    json.writeEndObject();
  }

  private static void rejection(Rejection rejection, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", rejection.kind().text());
    json.writeNumberField("line", rejection.line());
    json.writeNumberField("timer", rejection.timer());
    json.writeStringField("seen", rejection.seen());
    json.writeStringField("row", rejection.row());
    json.writeStringField("why", rejection.why());
    strings("legal", rejection.legal(), json);
    json.writeStringField("nearest", rejection.nearest());
    strings("before", rejection.before(), json);
    json.writeEndObject();
  }

  private static void strings(String name, List<String> values, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
