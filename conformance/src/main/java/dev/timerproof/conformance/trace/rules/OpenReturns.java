package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceWords;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The operations that have made their last change of a timer and have not returned yet. */
public final class OpenReturns {
  /** The most operations on one timer that can be about to return at once. */
  private static final int MOST = 1024;

  private final Deque<Open> open = new ArrayDeque<>();

  /**
   * An operation that is about to return.
   *
   * @param version the version of its last change
   * @param asked the deadline that it has set; null if it sets none or the change did not tell
   */
  private record Open(long version, CodedRow row, @Nullable Long asked) {}

  /** Adds the operation that a change ends. */
  @Nullable Finding committed(long version, CodedRow row, TraceEvent event) {
    if (open.size() == MOST) {
      return missing(open.getFirst());
    }
    boolean told = row.asks() && event.has(row.askedField());
    open.add(new Open(version, row, told ? event.get(row.askedField()) : null));
    return null;
  }

  /** Takes the line of a return of an operation that has changed the timer. */
  static @Nullable Finding returned(
      @Nullable OpenReturns returns, TraceEvent event, TraceWords words) {
    Open its = returns == null ? null : returns.take(event.version());
    if (its == null) {
      return Finding.noMove(
          RejectionKind.WRONG_RETURN,
          "version "
              + event.version()
              + " is not the last change of an operation, or that has returned already");
    }
    CodedRow row = its.row;
    if (words.canonical(event.operation()) != row.op()) {
      return Finding.against(
          row,
          RejectionKind.WRONG_RETURN,
          "version " + event.version() + " is a change by " + row.row().op(),
          "op " + row.row().op());
    }
    Long set = its.asked;
    if (set != null && event.has(TraceField.ASKED) && event.get(TraceField.ASKED) != set) {
      return Finding.against(
          row,
          RejectionKind.WRONG_RETURN,
          "the caller asked for the deadline "
              + event.get(TraceField.ASKED)
              + " and the timer got "
              + set,
          row.askedField().text() + " " + event.get(TraceField.ASKED));
    }
    return answer(row, event);
  }

  /** Compares the answer with that of the row; an operation without an answer gives none. */
  static @Nullable Finding answer(CodedRow row, TraceEvent event) {
    String value = row.row().value();
    boolean wanted = value.equals("true") || value.equals("false");
    if (!event.has(TraceField.ANSWER) || !wanted) {
      return null;
    }
    String seen = event.get(TraceField.ANSWER) == 1 ? "true" : "false";
    return seen.equals(value)
        ? null
        : Finding.against(
            row,
            RejectionKind.WRONG_ANSWER,
            "row " + row.id() + " answers " + value + ", the operation answered " + seen,
            "answer " + (value.equals("true") ? 1 : 0));
  }

  private @Nullable Open take(long version) {
    for (Iterator<Open> all = open.iterator(); all.hasNext(); ) {
      Open one = all.next();
      if (one.version == version) {
        all.remove();
        return one;
      }
    }
    return null;
  }

  /** Ends the timer, or comes to a moment of quiet: nobody may be about to return. */
  @Nullable Finding none() {
    return open.isEmpty() ? null : missing(open.getFirst());
  }

  private static Finding missing(Open first) {
    return Finding.noMove(
        RejectionKind.WRONG_RETURN,
        "version "
            + first.version
            + " ("
            + first.row.id()
            + ") is the last change of an operation, and its return is missing");
  }
}
