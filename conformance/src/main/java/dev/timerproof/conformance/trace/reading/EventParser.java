package dev.timerproof.conformance.trace.reading;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads the lines after the header: one event each. Not thread-safe. */
public final class EventParser {
  private final TraceLines lines;
  private final TraceLimits limits;
  private final TraceHeader header;
  private final TraceWords words;
  private final PlainLine plain;
  private final JsonLine json;

  public EventParser(TraceLines lines, TraceLimits limits, TraceHeader header, TraceWords words)
      throws IOException {
    this.lines = lines;
    this.limits = limits;
    this.header = header;
    this.words = words;
    this.plain = new PlainLine(words);
    this.json = new JsonLine(lines, limits);
  }

  /** Fills an event from the current line. */
  void parse(TraceEvent event) throws IOException, MalformedTraceException {
    event.clear(lines.number());
    boolean read =
        lines.terminated() && plain.parse(lines.buffer(), lines.start(), lines.end(), event);
    if (!read || !event.has(TraceField.KIND)) {
      parseJson(event);
    }
    complete(event);
  }

  /**
   * As {@link #parse}, for lines in any form of JSON; does not check which fields belong together.
   */
  public void parseJson(TraceEvent event) throws IOException, MalformedTraceException {
    event.clear(lines.number());
    json.begin();
    while (json.nextField()) {
      String name = json.name();
      JsonToken value = json.value();
      int field = TraceField.names().find(name);
      if (field < 0) {
        json.skipUnread(name, value);
      } else {
        set(event, TraceField.of(field), value);
      }
    }
  }

  private void set(TraceEvent event, TraceField field, JsonToken value)
      throws IOException, MalformedTraceException {
    if (event.has(field)) {
      throw json.malformedHere("field " + field.text() + " stands twice in one line");
    }
    String name = field.text();
    if (field.type() == TraceField.Type.TIMERS) {
      event.heap(json.numbers(name, value, field.min(), field.max()));
      return;
    }
    event.set(
        field,
        switch (field.type()) {
          case NUMBER -> json.number(name, value, field.min(), field.max());
          case OPERATION -> json.word(name, value, words.operations());
          case STATUS -> json.word(name, value, words.statuses());
          case KIND -> json.word(name, value, EventKind.names());
          case TIMERS -> throw new IllegalStateException("a list is no number");
        });
  }

  private void complete(TraceEvent event) throws MalformedTraceException {
    need(event, TraceField.KIND.bit());
    EventKind kind = event.kind();
    need(event, kind.requiredBits());
    if (kind.isChange() && limits.versions()) {
      need(event, TraceField.VERSION.bit());
    }
    boolean changes = !kind.isRead() && kind != EventKind.RETURN;
    if (changes && event.has(TraceField.VERSION) && event.version() == 0) {
      throw lines.malformed(lines.end(), "a " + kind.text() + " has version 0, expected 1 or more");
    }
    if (kind == EventKind.QUIET && event.get(TraceField.RUNNER) < 0) {
      throw lines.malformed(lines.end(), "a quiet line must name a P");
    }
    if (kind == EventKind.RETURN && event.version() == 0 && !event.has(TraceField.FROM)) {
      throw lines.malformed(
          lines.end(), "a return of version 0 has no field from, the status that was seen");
    }
    announced(kind, EventKind.FIRE, header.fires(), "fires");
    announced(kind, EventKind.RETURN, header.returns(), "returns");
    announced(kind, EventKind.END, header.ends(), "ends");
  }

  /** What a reader does not expect it may not miss: such lines are announced by the header. */
  private void announced(EventKind kind, EventKind which, boolean announced, String field)
      throws MalformedTraceException {
    if (kind == which && !announced) {
      throw lines.malformed(
          lines.end(),
          (which == EventKind.END ? "an " : "a ")
              + which.text()
              + " line, but the header does not announce "
              + field);
    }
  }

  private void need(TraceEvent event, int bits) throws MalformedTraceException {
    int missing = bits & ~event.present();
    if (missing != 0) {
      TraceField first = TraceField.of(Integer.numberOfTrailingZeros(missing));
      throw lines.malformed(lines.end(), "the event has no field " + first.text());
    }
  }
}
