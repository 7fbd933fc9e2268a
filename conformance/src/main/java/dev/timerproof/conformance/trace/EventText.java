package dev.timerproof.conformance.trace;

/** An event in words. */
final class EventText {
  private EventText() {}

  /** For example {@code timer 7 version 3: deltimer cas Waiting -> Modifying}. */
  static String of(TraceEvent event, TraceWords words) {
    StringBuilder text = new StringBuilder("timer ").append(event.timer());
    if (event.kind().isChange() && event.has(TraceField.VERSION)) {
      text.append(" version ").append(event.version());
    }
    text.append(": ").append(words.operationName(event.operation()));
    text.append(' ').append(event.kind().text());
    text.append(' ').append(words.statusName(event.from()));
    if (event.kind().isChange()) {
      text.append(" -> ").append(words.statusName(event.to()));
    }
    return text.toString();
  }
}
