package dev.timerproof.conformance.history.reading;

import java.util.ArrayList;
import java.util.List;

/** What a history tells about one timer. */
public final class TimerHistory {
  private final long timer;
  private final List<Event> events = new ArrayList<>(4);
  private boolean started;
  private boolean channel;

  TimerHistory(long timer) {
    this.timer = timer;
  }

  void add(Event event) {
    events.add(event);
  }

  void start(boolean toChannel) {
    started = true;
    channel = toChannel;
  }

  boolean started() {
    return started;
  }

  void sort() {
    events.sort(Event.BY_TIME);
  }

  /** Its number. */
  public long timer() {
    return timer;
  }

  /** Whether it sends to a channel rather than calls a function. */
  public boolean channel() {
    return channel;
  }

  /** Its events in the order of time. */
  public List<Event> events() {
    return events;
  }
}
