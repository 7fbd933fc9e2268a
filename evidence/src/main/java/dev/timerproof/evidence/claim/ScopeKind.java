package dev.timerproof.evidence.claim;

import java.util.Locale;

/** How far a claim reaches. */
public enum ScopeKind {
  /** The whole of something finite was examined, for example a table, a file or a trace. */
  CHECKED,
  /** Every interleaving of an instance of stated size was examined. */
  BOUNDED,
  /** Some executions were examined, with a stated budget or seed. */
  TESTED,
  /** Proven for any number of threads, timers and Ps, on a stated trusted base. */
  PROVEN;

  /** The word that reports use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
