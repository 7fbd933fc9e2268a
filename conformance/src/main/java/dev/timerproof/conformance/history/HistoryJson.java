package dev.timerproof.conformance.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.timerproof.conformance.history.check.Figures;
import dev.timerproof.conformance.history.check.Violation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Reports as JSON: one object with one report per history, as {@code history-report.schema.json}
 * describes it.
 */
public final class HistoryJson {
  /** The version of the format; it changes when a field changes its meaning or is removed. */
  public static final int VERSION = 1;

  private HistoryJson() {}

  /** All reports of one call, with a line feed at the end. */
  public static String of(List<HistoryReport> reports) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("schema", "timerproof-history-report");
      json.writeNumberField("version", VERSION);
      json.writeArrayFieldStart("histories");
      for (HistoryReport report : reports) {
        write(report, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer failed", e);
    }
    return text.append('\n').toString();
  }

  private static void write(HistoryReport report, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("history", report.history());
    json.writeStringField("runtime", report.runtime());
    json.writeStringField("contract", report.contract());
    json.writeStringField("verdict", report.verdict().text());
    json.writeNumberField("lines", report.lines());
    json.writeNumberField("timers", report.timers());
    json.writeNumberField("broken", report.broken());
    strings("notChecked", report.notChecked(), json);
    if (report.fault() != null) {
      json.writeStringField("fault", report.fault());
    }
    Figures figures = report.figures();
    if (figures != null) {
      json.writeObjectFieldStart("lateness");
      json.writeNumberField("fires", figures.fires());
      json.writeNumberField("median", figures.lateness(0.5));
      json.writeNumberField("p99", figures.lateness(0.99));
      json.writeNumberField("max", figures.lateness(1));
      json.writeEndObject();
      json.writeObjectFieldStart("atEnd");
      json.writeNumberField("armed", figures.armed());
      json.writeNumberField("overdue", figures.overdue());
      json.writeNumberField("mostOverdue", figures.mostOverdue());
      json.writeEndObject();
    }
    Violation violation = report.violation();
    if (violation != null) {
      json.writeObjectFieldStart("violation");
      json.writeStringField("kind", violation.kind().text());
      json.writeNumberField("timer", violation.timer());
      json.writeNumberField("line", violation.line());
      json.writeStringField("why", violation.why());
      json.writeStringField("legal", violation.legal());
      strings("lanes", violation.lanes(), json);
      json.writeEndObject();
    }
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
