package dev.timerproof.conformance.trace.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The rules that a trace can break. */
public enum RejectionKind {
  /** No row has this edge in this operation or in any other. */
  UNKNOWN_EDGE,
  /**
   * The row changes the status by a compare-and-set, the trace by a plain store, or the reverse.
   */
  WRONG_KIND,
  /** Another operation has this edge, or another one owns the timer. */
  WRONG_OPERATION,
  /** The change starts from a status that the change before it did not leave. */
  BROKEN_CHAIN,
  /** A change between two others of its timer is not in the trace. */
  MISSING_VERSION,
  /** Two changes of one timer have the same version. */
  REPEATED_VERSION,
  /**
   * An operation did nothing, or waited, when it found a status for which the table says otherwise.
   */
  UNKNOWN_READ,
  /** The runtime threw. */
  PANIC,
  /** A timer ran before its deadline. */
  EARLY,
  /** The row does not fit the timer's fields: one-shot or periodic, earlier or not. */
  WRONG_CASE,
  /** A field changed while nobody owned the timer. */
  FIELD_CHANGED,
  /** A row left a field with another value than its steps give it. */
  WRONG_EFFECT,
  /** A timer has another P than that of its heap. */
  WRONG_P,
  /** The thread that committed is not the one that had begun. */
  WRONG_THREAD,
  /** The timer's function was called without a firing, or once more than it fired. */
  EXTRA_FIRE,
  /** The timer fired and its function was not called. */
  MISSING_FIRE,
  /** A P's counters are not the numbers of its timers. */
  WRONG_COUNT,
  /** A heap has not the timers that name its P, or not in the order of a heap. */
  WRONG_HEAP,
  /** A bound of a P is not what the timers of its heap give. */
  WRONG_BOUND,
  /** An operation goes by a time that has not come yet. */
  WRONG_NOW,
  /** A timer was armed with a deadline or a period that is refused. */
  WRONG_ARGUMENTS,
  /** An operation has returned that made no such change, or it has not returned. */
  WRONG_RETURN,
  /** The copy of a timer's bits differs from the one that the rows have left. */
  STALE_COPY,
  /** Stop or reset answers that a timer was pending which was not, or the reverse. */
  WRONG_ANSWER,
  /** A send is dropped although the timer was not set since the firing, or the reverse. */
  WRONG_SEND,
  /** A timer was retired while in use, or used after that. */
  RETIRED;

  /** The word that reports use, for example {@code broken-chain}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All words. */
  public static List<String> texts() {
    return Arrays.stream(values()).map(RejectionKind::text).toList();
  }
}
