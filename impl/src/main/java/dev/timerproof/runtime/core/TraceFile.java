package dev.timerproof.runtime.core;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The file of a recorded trace. A thread of its own writes it; recording threads only enqueue their
 * lines, and wait when the writer is far behind. Thread-safe.
 */
final class TraceFile {
  private static final int CAPACITY = 1 << 16;
  private static final String END = "";

  private final LinkedBlockingQueue<CharSequence> lines = new LinkedBlockingQueue<>(CAPACITY);
  private final Thread writer;
  private volatile boolean ended;

  private TraceFile(Path file) {
    writer = new Thread(() -> writeTo(file), "trace-writer");
    writer.setDaemon(true);
    writer.start();
  }

  /** Begins the file that {@link Tracing} names; it is completed when the JVM ends. */
  static TraceFile open() {
    TraceFile file = new TraceFile(Path.of(Objects.requireNonNull(Tracing.FILE)));
    Runtime.getRuntime().addShutdownHook(new Thread(file::close, "trace-end"));
    file.write(
        "{\"schema\":\"timerproof-trace\",\"version\":1,\"runtime\":\"timerproof-runtime\",\"edition\":\""
            + TimerParameters.EDITION
            + "\",\"unit\":\"ns\",\"clock\":\"shared\",\"fires\":true}");
    return file;
  }

  /** Adds a line, which the caller does not touch again. Lines after the end are lost. */
  void write(CharSequence line) {
    boolean interrupted = false;
    boolean written = false;
    while (!written && !ended) {
      try {
        written = lines.offer(line, 100, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until all lines so far are in the file, and ends it. */
  void close() {
    write(END);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeTo(Path file) {
    try (Writer out = Files.newBufferedWriter(file)) {
      for (CharSequence line = lines.take(); line != END; line = lines.take()) {
        out.append(line).append('\n');
      }
    } catch (IOException e) {
      System.err.println("cannot write the trace " + file + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
    }
  }
}
