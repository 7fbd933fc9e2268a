package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import org.jspecify.annotations.Nullable;

/** Checks that the fields of a timer do not change while no operation owns it. */
public final class StableFieldsCheck implements ChangeCheck {
  private static final TraceField[] FIELDS = {
    TraceField.WHEN, TraceField.NEXT_WHEN, TraceField.PERIOD
  };

  @Override
  public @Nullable Finding check(TimerState timer, TraceEvent event, MatchedRows matched) {
    if (matched.begun == null) {
      return null;
    }
    for (TraceField field : FIELDS) {
      if (timer.knows(field) && event.has(field) && timer.value(field) != event.get(field)) {
        return Finding.against(
            matched.candidates.get(0),
            RejectionKind.FIELD_CHANGED,
            field.text()
                + " is "
                + event.get(field)
                + ", but was "
                + timer.value(field)
                + " in line "
                + timer.line
                + " and nobody owned the timer since",
            field.text() + " " + timer.value(field));
      }
    }
    return null;
  }
}
