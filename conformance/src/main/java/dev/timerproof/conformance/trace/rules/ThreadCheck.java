package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import org.jspecify.annotations.Nullable;

/** Checks that the thread that has begun a row commits it. */
public final class ThreadCheck implements ChangeCheck {
  @Override
  public @Nullable Finding check(TimerState timer, TraceEvent event, MatchedRows matched) {
    if (matched.begun != null || !timer.ownerKnown || !event.has(TraceField.THREAD)) {
      return null;
    }
    long seen = event.get(TraceField.THREAD);
    return seen == timer.owner
        ? null
        : Finding.against(
            matched.candidates.get(0),
            RejectionKind.WRONG_THREAD,
            "thread "
                + timer.owner
                + " owns the timer since line "
                + timer.line
                + ", thread "
                + seen
                + " commits",
            "m " + timer.owner);
  }
}
