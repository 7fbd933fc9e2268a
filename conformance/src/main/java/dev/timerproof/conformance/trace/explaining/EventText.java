package dev.timerproof.conformance.trace.explaining;

import dev.timerproof.conformance.trace.reading.EventKind;
import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceWords;
import dev.timerproof.conformance.trace.rules.RememberedChange;
import java.util.Arrays;
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
          TraceField.DELETED,
          TraceField.T0,
          TraceField.BOUND,
          TraceField.NOW,
          TraceField.ANSWER,
          TraceField.ASKED);

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
    if (kind.isRead() || kind.isChange() || (kind == EventKind.RETURN && event.version() == 0)) {
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
    long[] heap = event.heap();
    if (heap != null) {
      text.append(", heap ").append(Arrays.toString(heap).replace(" ", ""));
    }
    return text.toString();
  }

  /** For example {@code line 26: deltimer cas Waiting -> Modifying}. */
  static String of(RememberedChange change, TraceWords words) {
    return "line "
        + change.line()
        + ": "
        + words.operationName(change.operation())
        + " "
        + change.kind().text()
        + " "
        + words.statusName(change.from())
        + " -> "
        + words.statusName(change.to());
  }
}
