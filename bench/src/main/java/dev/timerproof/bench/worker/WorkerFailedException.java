package dev.timerproof.bench.worker;

/** A process did not do its work; the message says why. */
public final class WorkerFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  WorkerFailedException(String message) {
    super(message);
  }
}
