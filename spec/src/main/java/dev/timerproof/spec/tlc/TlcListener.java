package dev.timerproof.spec.tlc;

/** Listens to runs. A pool calls it from several threads, but one at a time. */
public interface TlcListener {
  /** A listener that does nothing. */
  TlcListener NONE = new TlcListener() {};

  /** Called when a run begins. */
  default void started(TlcJob job) {}

  /** Called about twice a second during a run. */
  default void progress(TlcJob job, TlcProgress progress) {}

  /** Called when a run has ended, in whatever way. */
  default void finished(TlcJob job, TlcResult result) {}
}
