package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import org.jspecify.annotations.Nullable;

/** An event that came too early, in a list of all such events by arrival. */
final class HeldEvent {
  final TraceEvent event = new TraceEvent();

  /** How many events had come when this one did. */
  final long arrival;

  @Nullable HeldEvent older;
  @Nullable HeldEvent newer;

  HeldEvent(TraceEvent event, long arrival) {
    this.event.copyFrom(event);
    this.arrival = arrival;
  }
}
