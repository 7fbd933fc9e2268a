package dev.timerproof.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Writes durations for people. */
public final class Elapsed {
  private Elapsed() {}

  /** Minutes and seconds, for example {@code 1:03}; with hours from one hour on. */
  public static String clock(Duration d) {
    String tail = String.format(Locale.ROOT, "%02d", d.toSecondsPart());
    return d.toHours() == 0
        ? d.toMinutes() + ":" + tail
        : String.format(Locale.ROOT, "%d:%02d:%s", d.toHours(), d.toMinutesPart(), tail);
  }

  /** Seconds to a tenth, for example {@code 0.4 s}. */
  public static String seconds(Duration d) {
    return String.format(Locale.ROOT, "%.1f s", d.toMillis() / 1000.0);
  }
}
