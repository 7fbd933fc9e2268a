package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;

/** Keeps what is known of a timer's fields while its changes go by. */
final class FieldTracker {
  private static final TraceField[] FIELDS = {
    TraceField.WHEN, TraceField.NEXT_WHEN, TraceField.PERIOD, TraceField.HOME
  };

  private final StatusRoles roles;

  FieldTracker(StatusRoles roles) {
    this.roles = roles;
  }

  /** The first half of a row: what the line shows is so, and nothing else has changed. */
  void begin(TimerState timer, TraceEvent event) {
    for (TraceField field : FIELDS) {
      if (event.has(field)) {
        timer.learn(field, event.get(field));
      }
    }
    timer.ownerKnown = event.has(TraceField.THREAD);
    timer.owner = timer.ownerKnown ? event.get(TraceField.THREAD) : 0;
  }

  /** The end of a row, be it a commit or the only change. */
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

  /** A row without a commit is over with its first change; the steps come after it. */
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

  /** Steps after the last change run while others may already look; and an idle timer is free. */
  private void afterwards(TimerState timer, CodedRow row) {
    for (TraceField field : FIELDS) {
      boolean idle = field != TraceField.HOME && roles.isIdle(row.to());
      if (idle || row.after().on(field) != Effect.KEPT) {
        timer.forget(field);
      }
    }
  }
}
