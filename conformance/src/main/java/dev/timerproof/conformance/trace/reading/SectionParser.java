package dev.timerproof.conformance.trace.reading;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads the lines after the header of a trace of format version 2. Not thread-safe. */
final class SectionParser {
  private final TraceLines lines;
  private final SectionWords words;
  private final JsonLine json;

  SectionParser(TraceLines lines, TraceLimits limits, SectionWords words) throws IOException {
    this.lines = lines;
    this.words = words;
    this.json = new JsonLine(lines, limits);
  }

  /** Fills an event from the current line. */
  void parse(SectionEvent event) throws IOException, MalformedTraceException {
    event.clear(lines.number());
    json.begin();
    while (json.nextField()) {
      String name = json.name();
      int number = SectionField.names().find(name);
      JsonToken value = json.value();
      if (number < 0) {
        json.skipUnread(name, value);
      } else {
        read(SectionField.of(number), value, event);
      }
    }
    if (!event.has(SectionField.KIND)) {
      throw lines.malformed(lines.end(), "the line has no field " + SectionField.KIND.text());
    }
    if ((event.present() & event.kind().requiredBits()) != event.kind().requiredBits()) {
      for (SectionField field : event.kind().required()) {
        if (!event.has(field)) {
          throw lines.malformed(
              lines.end(), "the " + event.kind().text() + " line has no field " + field.text());
        }
      }
    }
  }

  private void read(SectionField field, JsonToken value, SectionEvent event)
      throws IOException, MalformedTraceException {
    if (event.has(field)) {
      throw json.malformedHere("field " + field.text() + " is given twice");
    }
    event.set(
        field,
        field.type() == SectionField.Type.NUMBER
            ? json.number(field.text(), value, field.min(), field.max())
            : json.word(field.text(), value, words.index(field.type())));
  }
}
