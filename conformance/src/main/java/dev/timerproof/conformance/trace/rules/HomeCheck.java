package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import org.jspecify.annotations.Nullable;

/**
 * Checks a timer's field for its P: a timer in a heap has the P of that heap, and only that P takes
 * it out; a timer in no heap has none.
 */
public final class HomeCheck implements ChangeCheck {
  @Override
  public @Nullable Finding check(TimerState timer, TraceEvent event, MatchedRows matched) {
    if (!event.has(TraceField.HOME)) {
      return null;
    }
    long seen = event.get(TraceField.HOME);
    CodedRow row = matched.candidates.get(0);
    return matched.begun == null ? ends(timer, row, seen) : begins(timer, row, seen);
  }

  private static @Nullable Finding begins(TimerState timer, CodedRow row, long seen) {
    if (timer.knows(TraceField.HOME) && timer.value(TraceField.HOME) != seen) {
      return finding(
          row,
          "the timer names " + p(seen) + ", but nobody owned it since it named ",
          timer.value(TraceField.HOME));
    }
    if (row.picksFromHeap() && seen == TimerState.NO_P) {
      return Finding.against(
          row,
          RejectionKind.WRONG_P,
          row.row().op() + " takes timers from a heap, but this one names no P",
          "the P of the heap");
    }
    return null;
  }

  private static @Nullable Finding ends(TimerState timer, CodedRow row, long seen) {
    switch (row.before().home()) {
      case NO_P -> {
        return seen == TimerState.NO_P
            ? null
            : finding(row, "the timer has left its heap and still names " + p(seen) + ", not ", -1);
      }
      case SOME_P -> {
        boolean moved = row.keepsHeap() && timer.lastHome != TimerState.NO_P;
        if (seen == TimerState.NO_P) {
          return Finding.against(
              row,
              RejectionKind.WRONG_P,
              "the timer is in a heap and names no P",
              "the P of the heap");
        }
        return !moved || seen == timer.lastHome
            ? null
            : finding(
                row,
                row.row().op() + " works on one heap, but the timer names " + p(seen) + ", not ",
                timer.lastHome);
      }
      default -> {
        return !timer.knows(TraceField.HOME) || timer.value(TraceField.HOME) == seen
            ? null
            : finding(
                row,
                "the timer names " + p(seen) + ", but its owner had no step that changes ",
                timer.value(TraceField.HOME));
      }
    }
  }

  private static Finding finding(CodedRow row, String why, long expected) {
    return Finding.against(row, RejectionKind.WRONG_P, why + p(expected), "hp " + expected);
  }

  private static String p(long number) {
    return number == TimerState.NO_P ? "no P" : "P " + number;
  }
}
