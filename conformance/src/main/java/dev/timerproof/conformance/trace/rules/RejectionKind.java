package dev.timerproof.conformance.trace.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why a trace is not a run of the table. */
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
  /** An operation answered a status by doing nothing, or by waiting, where the table does not. */
  UNKNOWN_READ,
  /** The runtime threw. */
  PANIC,
  /** A timer ran before its deadline. */
  EARLY,
  /** The row is not the one for the timer's fields: one-shot or periodic, earlier or not. */
  WRONG_CASE,
  /** A field changed while nobody owned the timer. */
  FIELD_CHANGED,
  /** A row left a field other than its steps make it. */
  WRONG_EFFECT,
  /** A timer names another P than that of its heap. */
  WRONG_P,
  /** Another thread committed than had begun. */
  WRONG_THREAD,
  /** The timer's function was called without a firing, or once more than it fired. */
  EXTRA_FIRE,
  /** The timer fired and its function was not called. */
  MISSING_FIRE,
  /** A P's counters are not what they count. */
  WRONG_COUNT,
  /** The copy of a timer's bits is not what the rows have left in it. */
  STALE_COPY,
  /** Stop or reset takes a timer for pending that is not, or the reverse. */
  WRONG_ANSWER,
  /** A send is void though the timer was not set since, or the reverse. */
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
