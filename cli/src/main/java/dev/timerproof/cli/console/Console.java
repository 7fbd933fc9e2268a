package dev.timerproof.cli.console;

import java.io.PrintWriter;

/** Where a run writes: results line by line, and what goes on meanwhile. Safe for threads. */
public interface Console {
  /** Prints one or more lines of results. */
  void result(String lines);

  /** Says what is going on; the console decides whether and when to show it. */
  void status(String text);

  /** Called now and then, so that time passes on the display; about once a second is right. */
  void tick();

  /** Takes the progress display away for good. */
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
