package dev.timerproof.cli.console;

import java.io.PrintWriter;

/** The output of a run: results line by line, and a progress display. Thread-safe. */
public interface Console {
  /** Prints one or more lines of results. */
  void result(String lines);

  /** Reports progress; the console decides whether and when to show it. */
  void status(String text);

  /** Updates the elapsed time on the display; to be called about once a second. */
  void tick();

  /** Removes the progress display for good. */
  void finish();

  /**
   * The console for these streams.
   *
   * @param terminal whether progress goes to a terminal, which can redraw a line
   */
  static Console of(PrintWriter out, PrintWriter err, boolean terminal, NanoClock clock) {
    return terminal ? new TerminalConsole(out, err, clock) : new PlainConsole(out, err, clock);
  }
}
