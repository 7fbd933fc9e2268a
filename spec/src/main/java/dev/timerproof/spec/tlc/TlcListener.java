package dev.timerproof.spec.tlc;

/**
 * Hears of runs while they go on. A pool calls it from several threads, but never from two at once.
 */
public interface TlcListener {
  /** A listener that does nothing. */
  TlcListener NONE = new TlcListener() {};

  /** A run begins. */
  default void started(TlcJob job) {}

  /** A run goes on; about twice a second. */
  default void progress(TlcJob job, TlcProgress progress) {}

  /** A run has ended, in whatever way. */
  default void finished(TlcJob job, TlcResult result) {}
}
