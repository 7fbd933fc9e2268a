package dev.timerproof.conformance.history.check;

import dev.timerproof.conformance.history.reading.Call;
import dev.timerproof.conformance.history.reading.Event;
import dev.timerproof.conformance.history.reading.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The events that lead to a violation as text, with a column for each thread. */
final class Lanes {
  private static final int MOST = 40;
  private static final int WIDTH = 30;

  private final List<Event> events;
  private final TimerState certain;
  private final int certainUntil;
  private final Set<Call> others;

  /**
   * Lanes.
   *
   * @param certain the timer's state before the event with the index {@code certainUntil}
   * @param others other calls to show
   */
  Lanes(List<Event> events, TimerState certain, int certainUntil, Set<Call> others) {
    this.events = events;
    this.certain = certain;
    this.certainUntil = certainUntil;
    this.others = others;
  }

  /** Times count from the first event that is shown. */
  TimeText times() {
    List<Event> shown = shown(events.size() - 1);
    return new TimeText(shown.isEmpty() ? 0 : shown.get(0).at());
  }

  /** The events up to an index, from where they matter. */
  private List<Event> shown(int last) {
    List<Event> shown = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      Event event = events.get(i);
      if (i >= certainUntil || madeTheState(event)) {
        shown.add(event);
      }
    }
    return shown;
  }

  private boolean madeTheState(Event event) {
    TimerState.Since since = certain.since();
    Call call = event.call();
    if (call != null) {
      return call == certain.arm()
          || others.contains(call)
          || (since != null && call == since.call());
    }
    return since != null && event.equals(since.fire());
  }

  /** The lines, with a heading. */
  List<String> until(int last) {
    List<Event> shown = shown(last);
    List<Long> threads = shown.stream().map(Event::thread).distinct().toList();
    TimeText times = times();
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%8s  %14s", "line", "at"));
    threads.forEach(thread -> head.append("  ").append(cell("thread " + thread)));
    lines.add(head.toString().stripTrailing());
    int left = shown.size() > MOST ? shown.size() - MOST : 0;
    for (int i = 0; i < shown.size(); i++) {
      if (left > 0 && i == MOST / 2) {
        lines.add("     ...  " + left + " lines left out");
        i += left;
      }
      Event event = shown.get(i);
      StringBuilder line =
          new StringBuilder(
              String.format(Locale.ROOT, "%8d  %14s", event.line(), times.at(event.at())));
      int column = threads.indexOf(event.thread());
      line.append("  ").append(cell("").repeat(column)).append("  ".repeat(column));
      line.append(text(event, times));
      lines.add(line.toString());
    }
    return lines;
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, "%-" + WIDTH + "s", text);
  }

  private static String text(Event event, TimeText times) {
    Call call = event.call();
    if (call == null) {
      String argument = event.argument() == null ? "" : " with " + event.argument();
      return event.kind() == Event.Kind.DONE ? "its function returns" : "its function" + argument;
    }
    if (event.kind() == Event.Kind.CALL) {
      String period = call.period() == 0 ? "" : ", every " + TimeText.duration(call.period());
      return call.operation() + (call.operation().arms() ? ", " + call.asked(times) + period : "");
    }
    Boolean answer = call.answer();
    Long value = call.value();
    String sent = value == null ? "" : ", sent at " + times.at(value);
    return call.operation() + " -> " + (answer == null ? "returns" : answer) + sent;
  }
}
