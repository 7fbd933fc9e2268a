package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import org.jspecify.annotations.Nullable;

/**
 * Checks, at the commit of a row, that the deadlines and the period have changed as the steps of
 * the row say, and in no other way.
 */
public final class EffectCheck implements ChangeCheck {
  private static final TraceField[] FIELDS = {
    TraceField.WHEN, TraceField.NEXT_WHEN, TraceField.PERIOD
  };

  @Override
  public @Nullable Finding check(TimerState timer, TraceEvent event, MatchedRows matched) {
    if (matched.begun != null) {
      return null;
    }
    CodedRow row = matched.candidates.get(0);
    for (TraceField field : FIELDS) {
      Effect effect = row.before().on(field);
      if (event.has(field) && !possible(effect, field, timer, event)) {
        return Finding.against(
            row,
            RejectionKind.WRONG_EFFECT,
            field.text()
                + " "
                + effect.text()
                + ", but "
                + before(effect, field, timer)
                + " and is now "
                + event.get(field),
            field.text() + legal(effect, field, timer, event));
      }
    }
    return null;
  }

  private static boolean possible(
      Effect effect, TraceField field, TimerState timer, TraceEvent event) {
    long value = event.get(field);
    return switch (effect) {
      case KEPT -> !timer.knows(field) || timer.value(field) == value;
      case FROM_NEXT_WHEN ->
          !timer.knows(TraceField.NEXT_WHEN) || timer.value(TraceField.NEXT_WHEN) == value;
      case REARMED -> rearmed(timer, value, event);
      case GIVEN, NO_P, SOME_P -> true;
    };
  }

  private static boolean rearmed(TimerState timer, long value, TraceEvent event) {
    if (!timer.knows(TraceField.WHEN) || !timer.knows(TraceField.PERIOD)) {
      return true;
    }
    long before = timer.value(TraceField.WHEN);
    long period = timer.value(TraceField.PERIOD);
    if (value == Long.MAX_VALUE || period <= 0) {
      return true;
    }
    // unsigned, because the distance may need all 64 bits
    return value > before
        && Long.remainderUnsigned(value - before, period) == 0
        && (!event.has(TraceField.NOW) || firstAfter(value, period, event.get(TraceField.NOW)));
  }

  /** Whether a deadline is after now, and the one a period before it is not. */
  private static boolean firstAfter(long value, long period, long now) {
    return value > now && value - period <= now;
  }

  private static String before(Effect effect, TraceField field, TimerState timer) {
    return switch (effect) {
      case FROM_NEXT_WHEN -> "nextwhen was " + timer.value(TraceField.NEXT_WHEN);
      case REARMED ->
          "was " + timer.value(TraceField.WHEN) + " with period " + timer.value(TraceField.PERIOD);
      default -> "was " + timer.value(field);
    };
  }

  private static String legal(Effect effect, TraceField field, TimerState timer, TraceEvent event) {
    return switch (effect) {
      case FROM_NEXT_WHEN -> " " + timer.value(TraceField.NEXT_WHEN);
      case REARMED ->
          " "
              + timer.value(TraceField.WHEN)
              + " + k * "
              + timer.value(TraceField.PERIOD)
              + " with k at least 1"
              + (event.has(TraceField.NOW)
                  ? ", the first one after " + event.get(TraceField.NOW)
                  : "");
      default -> " " + timer.value(field);
    };
  }
}
