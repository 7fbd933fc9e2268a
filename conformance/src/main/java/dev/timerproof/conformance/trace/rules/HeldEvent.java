package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that came before its turn; an element of the list of such events in the order of
 * arrival.
 */
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
