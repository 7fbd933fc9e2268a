package dev.timerproof.spec.tlc;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs TLC, each configuration in a JVM of its own. Thread-safe. Closing ends every run under way.
 */
public final class TlcRunner implements AutoCloseable {
  private final Set<TlcProcess> active = new HashSet<>();
  private final Optional<ClassArchive> archive;
  private boolean closed;

  private TlcRunner(Optional<ClassArchive> archive) {
    this.archive = archive;
  }

  /** A runner for a few runs. */
  public TlcRunner() {
    this(Optional.empty());
  }

  /**
   * A runner for many runs: the first one writes down the classes that it has loaded, which saves
   * the others a part of their start.
   */
  public static TlcRunner ofMany() {
    return new TlcRunner(Optional.of(new ClassArchive(System.getProperty("java.class.path"))));
  }

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
    List<String> options = archive.isPresent() ? archive.get().options() : List.of();
    try (TlcProcess process = start(job, listener, options)) {
      try {
        result = process.await();
      } finally {
        forget(process);
      }
      if (archive.isPresent()) {
        archive.get().ended(options, process.endedWell());
      }
    }
    if (isClosed()) {
      throw new InterruptedException("the runner was closed");
    }
    listener.finished(job, result);
    return result;
  }

  private synchronized TlcProcess start(TlcJob job, TlcListener listener, List<String> options)
      throws IOException, InterruptedException {
    if (closed) {
      throw new InterruptedException("the runner is closed");
    }
    TlcProcess process = TlcProcess.start(job, listener, options);
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
    archive.ifPresent(ClassArchive::close);
  }
}
