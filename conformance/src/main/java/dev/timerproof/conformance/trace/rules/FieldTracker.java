package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;

/** Tracks the known values of a timer's fields from change to change. */
final class FieldTracker {
  private static final TraceField[] FIELDS = {
    TraceField.WHEN, TraceField.NEXT_WHEN, TraceField.PERIOD, TraceField.HOME
  };

  private final StatusRoles roles;

  FieldTracker(StatusRoles roles) {
    this.roles = roles;
  }

  /**
   * Takes the first half of a row: the values of the line are known, other fields are unchanged.
   */
  void begin(TimerState timer, TraceEvent event) {
    for (TraceField field : FIELDS) {
      if (event.has(field)) {
        timer.learn(field, event.get(field));
      }
    }
    timer.ownerKnown = event.has(TraceField.THREAD);
    timer.owner = timer.ownerKnown ? event.get(TraceField.THREAD) : 0;
  }

  /** Takes the end of a row: its commit or its only change. */
  void end(TimerState timer, TraceEvent event, CodedRow row) {
    long nextWhen = timer.knows(TraceField.NEXT_WHEN) ? timer.value(TraceField.NEXT_WHEN) : 0;
    boolean nextKnown = timer.knows(TraceField.NEXT_WHEN);
    for (TraceField field : FIELDS) {
      if (event.has(field)) {
        timer.learn(field, event.get(field));
      } else {
        derive(timer, field, row.before().on(field), nextKnown, nextWhen);
      }
    }
    afterwards(timer, row);
    timer.ownerKnown = false;
  }

  /** Ends a row without a commit after its first change; its steps come after that change. */
  void settle(TimerState timer, CodedRow row) {
    if (roles.isOwned(row.to())) {
      long nextWhen = timer.knows(TraceField.NEXT_WHEN) ? timer.value(TraceField.NEXT_WHEN) : 0;
      boolean nextKnown = timer.knows(TraceField.NEXT_WHEN);
      for (TraceField field : FIELDS) {
        derive(timer, field, row.after().on(field), nextKnown, nextWhen);
      }
    } else {
      afterwards(timer, row);
      timer.ownerKnown = false;
    }
  }

  private static void derive(
      TimerState timer, TraceField field, Effect effect, boolean nextKnown, long nextWhen) {
    if (effect == Effect.FROM_NEXT_WHEN && nextKnown) {
      timer.learn(field, nextWhen);
    } else if (effect == Effect.NO_P) {
      timer.learn(field, TimerState.NO_P);
    } else if (effect != Effect.KEPT) {
      timer.forget(field);
    }
  }

  /**
   * Forgets fields that may change after the row's last change: by its further steps, or, for an
   * idle timer, by any caller.
   */
  private void afterwards(TimerState timer, CodedRow row) {
    for (TraceField field : FIELDS) {
      boolean idle = field != TraceField.HOME && roles.isIdle(row.to());
      if (idle || row.after().on(field) != Effect.KEPT) {
        timer.forget(field);
      }
    }
  }
}
