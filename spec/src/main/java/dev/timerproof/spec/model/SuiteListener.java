package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.TlcProgress;

/** Listens to cases while they run; called by one thread at a time. */
public interface SuiteListener {
  /** A listener that does nothing. */
  SuiteListener NONE = new SuiteListener() {};

  /** Called when a case begins. */
  default void started(ModelCase modelCase) {}

  /** Called a few times a second while a case runs. */
  default void progress(ModelCase modelCase, TlcProgress progress) {}

  /** Called when a case has ended and is judged. */
  default void judged(CaseReport report) {}
}
