package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.TlcProgress;

/** Hears of cases while they run; never called twice at once. */
public interface SuiteListener {
  /** A listener that does nothing. */
  SuiteListener NONE = new SuiteListener() {};

  /** A case begins. */
  default void started(ModelCase modelCase) {}

  /** A case goes on; a few times a second. */
  default void progress(ModelCase modelCase, TlcProgress progress) {}

  /** A case has ended and is judged. */
  default void judged(CaseReport report) {}
}
