package dev.timerproof.conformance.trace;

import java.util.Locale;

/** Why a trace is not a run of the table. */
public enum RejectionKind {
  /** No row has this edge in this operation or in any other. */
  UNKNOWN_EDGE,
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
  PANIC;

  /** The word that reports use, for example {@code broken-chain}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
