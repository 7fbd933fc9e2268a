package dev.timerproof.cli.console;

import java.io.PrintWriter;
import java.time.Duration;

/** Progress as one line of a terminal, redrawn in place below the results. */
final class TerminalConsole implements Console {
  /** Moves to the first column and erases the line. */
  static final String ERASE = "\r\u001b[K";

  /**
   * The greatest length of a line; longer ones would wrap, and a wrapped line cannot be redrawn in
   * place.
   */
  static final int WIDTH = 79;

  private final PrintWriter out;
  private final PrintWriter err;
  private final NanoClock clock;
  private final long began;
  private String status = "";
  private String drawn = "";

  TerminalConsole(PrintWriter out, PrintWriter err, NanoClock clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
    began = clock.nanos();
  }

  @Override
  public synchronized void result(String lines) {
    erase();
    out.println(lines);
    out.flush();
    tick();
  }

  @Override
  public synchronized void status(String text) {
    status = text;
    tick();
  }

  @Override
  public synchronized void tick() {
    if (status.isEmpty()) {
      return;
    }
    String line = "[" + Elapsed.clock(Duration.ofNanos(clock.nanos() - began)) + "] " + status;
    line = line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
    if (!line.equals(drawn)) {
      err.print(ERASE + line);
      err.flush();
      drawn = line;
    }
  }

  @Override
  public synchronized void finish() {
    status = "";
    erase();
  }

  private void erase() {
    if (!drawn.isEmpty()) {
      err.print(ERASE);
      err.flush();
      drawn = "";
    }
  }
}
