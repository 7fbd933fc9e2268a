package dev.timerproof.conformance.trace;

import org.jspecify.annotations.Nullable;

/**
 * A change that came too early, in two lists: its timer's by version, and everybody's by arrival.
 */
final class HeldEvent {
  final TraceEvent event = new TraceEvent();

  /** How many events had come when this one did. */
  long arrival;

  /** The next held change of the same timer. */
  @Nullable HeldEvent nextVersion;

  @Nullable HeldEvent older;
  @Nullable HeldEvent newer;
}
