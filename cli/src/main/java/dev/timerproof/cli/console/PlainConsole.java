package dev.timerproof.cli.console;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * Progress as plain lines, at most one every {@link #INTERVAL}: for files and for logs of
 * continuous integration.
 */
final class PlainConsole implements Console {
  /** The shortest time between two lines, and between the start and the first one. */
  static final Duration INTERVAL = Duration.ofSeconds(15);

  private final PrintWriter out;
  private final PrintWriter err;
  private final NanoClock clock;
  private final long began;
  private long last;
  private String status = "";

  PlainConsole(PrintWriter out, PrintWriter err, NanoClock clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
    began = clock.nanos();
    last = began;
  }

  @Override
  public synchronized void result(String lines) {
    out.println(lines);
    out.flush();
  }

  @Override
  public synchronized void status(String text) {
    status = text;
    tick();
  }

  @Override
  public synchronized void tick() {
    long now = clock.nanos();
    if (!status.isEmpty() && now - last >= INTERVAL.toNanos()) {
      last = now;
      err.println("[" + Elapsed.clock(Duration.ofNanos(now - began)) + "] " + status);
      err.flush();
    }
  }

  @Override
  public synchronized void finish() {
    status = "";
  }
}
