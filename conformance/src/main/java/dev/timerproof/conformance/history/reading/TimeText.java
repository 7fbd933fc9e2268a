package dev.timerproof.conformance.history.reading;

import java.util.Locale;

/**
 * Times as text, counted from a moment that is easy to see.
 *
 * @param zero the reading of the clock that is shown as 0, in ns
 */
public record TimeText(long zero) {
  private static final String[] UNITS = {"ns", "us", "ms", "s"};

  /** A reading of the clock. */
  public String at(long at) {
    return at >= Long.MAX_VALUE / 8 ? "never" : (at < zero ? "" : "+") + duration(at - zero);
  }

  /** A duration in a unit that needs few digits. */
  public static String duration(long nanos) {
    int unit = 0;
    double shown = nanos;
    while (Math.abs(shown) >= 1000 && unit + 1 < UNITS.length) {
      shown /= 1000;
      unit++;
    }
    String digits = String.format(Locale.ROOT, "%.3f", shown);
    return digits.replaceFirst("\\.?0+$", "") + " " + UNITS[unit];
  }
}
