package dev.timerproof.conformance.trace.explaining;

import dev.timerproof.conformance.trace.reading.EventKind;
import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceWords;
import java.util.List;

/** An event in words. */
final class EventText {
  private static final List<TraceField> DETAILS =
      List.of(
          TraceField.WHEN,
          TraceField.NEXT_WHEN,
          TraceField.PERIOD,
          TraceField.TIME,
          TraceField.HOME,
          TraceField.RUNNER,
          TraceField.THREAD,
          TraceField.NUM,
          TraceField.DELETED);

  private EventText() {}

  /** For example {@code timer 7 version 3: deltimer cas Waiting -> Modifying, when 100}. */
  static String of(TraceEvent event, TraceWords words) {
    EventKind kind = event.kind();
    StringBuilder text = new StringBuilder();
    if (event.has(TraceField.TIMER)) {
      text.append("timer ").append(event.timer());
    }
    if (!kind.isRead() && event.has(TraceField.VERSION)) {
      text.append(" version ").append(event.version());
    }
    text.append(text.isEmpty() ? "" : ": ");
    if (event.has(TraceField.OPERATION)) {
      text.append(words.operationName(event.operation())).append(' ');
    }
    text.append(kind.text());
    if (kind.isRead() || kind.isChange()) {
      text.append(' ').append(words.statusName(event.from()));
    }
    if (kind.isChange()) {
      text.append(" -> ").append(words.statusName(event.to()));
    }
    for (TraceField field : DETAILS) {
      if (event.has(field)) {
        text.append(", ").append(field.text()).append(' ').append(event.get(field));
      }
    }
    return text.toString();
  }
}
