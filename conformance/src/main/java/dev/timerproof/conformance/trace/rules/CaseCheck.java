package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.spec.table.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the guard and the owned case of a row hold when the row is taken: a timer does not
 * run before its deadline, a one-shot timer has no period, and so on. A field that is missing from
 * the trace is never a reason to reject it.
 */
public final class CaseCheck implements ChangeCheck {
  private final boolean sharedClock;

  /**
   * A check of guards and owned cases.
   *
   * @param sharedClock whether times and deadlines can be compared
   */
  public CaseCheck(boolean sharedClock) {
    this.sharedClock = sharedClock;
  }

  @Override
  public @Nullable Finding check(TimerState timer, TraceEvent event, MatchedRows matched) {
    return matched.begun == null ? ends(timer, event, matched) : guard(event, matched);
  }

  /** Checks the guard of a change that begins a row, which needs nothing but the change itself. */
  public @Nullable Finding guard(TraceEvent event, MatchedRows matched) {
    if (matched.begun == null) {
      return null;
    }
    if (sharedClock
        && event.has(TraceField.NOW)
        && event.has(TraceField.TIME)
        && event.get(TraceField.NOW) > event.get(TraceField.TIME)) {
      return Finding.against(
          matched.candidates.get(0),
          RejectionKind.WRONG_NOW,
          "the operation goes by the time "
              + event.get(TraceField.NOW)
              + ", and it is only "
              + event.get(TraceField.TIME),
          "now of at most " + event.get(TraceField.TIME));
    }
    return begins(event, matched);
  }

  private @Nullable Finding begins(TraceEvent event, MatchedRows matched) {
    List<CodedRow> rows = matched.candidates;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).row().guard() != Row.Guard.DUE || !early(event)) {
        return null;
      }
    }
    return Finding.against(
        rows.get(0),
        RejectionKind.EARLY,
        "guard "
            + Row.Guard.DUE
            + " fails: the deadline is "
            + event.get(TraceField.WHEN)
            + " and it is only "
            + event.get(clock(event)),
        clock(event).text() + " of at least " + event.get(TraceField.WHEN));
  }

  private static @Nullable Finding ends(TimerState timer, TraceEvent event, MatchedRows matched) {
    List<CodedRow> rows = matched.candidates;
    if (ownedCase(rows.get(0), timer, event)) {
      return null;
    }
    List<CodedRow> left = rows.stream().filter(row -> ownedCase(row, timer, event)).toList();
    if (left.isEmpty()) {
      return wrongCase(rows.get(0), timer, event);
    }
    matched.candidates = left;
    return null;
  }

  private boolean early(TraceEvent event) {
    TraceField clock = clock(event);
    return (sharedClock || clock == TraceField.NOW)
        && event.has(TraceField.WHEN)
        && event.has(clock)
        && event.get(TraceField.WHEN) > event.get(clock);
  }

  /** What the guard compares with; if the line does not tell, a later reading of the clock. */
  private static TraceField clock(TraceEvent event) {
    return event.has(TraceField.NOW) ? TraceField.NOW : TraceField.TIME;
  }

  private static boolean ownedCase(CodedRow row, TimerState timer, TraceEvent event) {
    return switch (row.row().owned()) {
      case ONESHOT -> !timer.knows(TraceField.PERIOD) || timer.value(TraceField.PERIOD) == 0;
      case PERIODIC -> !timer.knows(TraceField.PERIOD) || timer.value(TraceField.PERIOD) > 0;
      case EARLIER ->
          !comparable(row, timer, event) || asked(row, event) < timer.value(TraceField.WHEN);
      case NOT_EARLIER ->
          !comparable(row, timer, event) || asked(row, event) >= timer.value(TraceField.WHEN);
      case ANY -> true;
    };
  }

  private static boolean comparable(CodedRow row, TimerState timer, TraceEvent event) {
    return timer.knows(TraceField.WHEN) && event.has(row.askedField());
  }

  /** The deadline that the caller asked for, from the field in which the row has put it. */
  private static long asked(CodedRow row, TraceEvent event) {
    return event.get(row.askedField());
  }

  private static Finding wrongCase(CodedRow row, TimerState timer, TraceEvent event) {
    CaseGroup group = timer.open;
    CodedRow right =
        (group == null ? List.<CodedRow>of() : group.rows())
            .stream().filter(other -> ownedCase(other, timer, event)).findFirst().orElse(row);
    return new Finding(
        RejectionKind.WRONG_CASE,
        "owned case " + row.row().owned() + " fails: " + facts(row, timer, event),
        row,
        List.of(right.row().op() + " to " + right.row().to() + " [" + right.id() + "]"),
        right);
  }

  private static String facts(CodedRow row, TimerState timer, TraceEvent event) {
    return switch (row.row().owned()) {
      case ONESHOT, PERIODIC -> "the period is " + timer.value(TraceField.PERIOD);
      case ANY, EARLIER, NOT_EARLIER ->
          "the new deadline is "
              + asked(row, event)
              + ", the old one "
              + timer.value(TraceField.WHEN);
    };
  }
}
