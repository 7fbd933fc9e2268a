package dev.timerproof.spec.tlc;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Runs TLC, each configuration in a JVM of its own. Thread-safe. Closing ends every run under way.
 */
public final class TlcRunner implements AutoCloseable {
  private final Set<TlcProcess> active = new HashSet<>();
  private boolean closed;

  /**
   * Runs one configuration and waits for its end.
   *
   * @param job the job to run
   * @param listener listens to the run; called by this thread and another one
   * @return the result, also of a run that died
   * @throws IOException if the run cannot be started or its files cannot be read
   * @throws InterruptedException if this thread is interrupted or the runner is closed; the run has
   *     then been ended
   */
  public TlcResult run(TlcJob job, TlcListener listener) throws IOException, InterruptedException {
    listener.started(job);
    TlcResult result;
    try (TlcProcess process = start(job, listener)) {
      try {
        result = process.await();
      } finally {
        forget(process);
      }
    }
    if (isClosed()) {
      throw new InterruptedException("the runner was closed");
    }
    listener.finished(job, result);
    return result;
  }

  private synchronized TlcProcess start(TlcJob job, TlcListener listener)
      throws IOException, InterruptedException {
    if (closed) {
      throw new InterruptedException("the runner is closed");
    }
    TlcProcess process = TlcProcess.start(job, listener);
    active.add(process);
    return process;
  }

  private synchronized void forget(TlcProcess process) {
    active.remove(process);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Ends every run under way; their {@link #run} calls end with an exception. */
  @Override
  public synchronized void close() {
    closed = true;
    active.forEach(TlcProcess::kill);
  }
}
