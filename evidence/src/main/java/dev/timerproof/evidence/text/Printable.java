package dev.timerproof.evidence.text;

import java.util.Locale;

/** Shortens pieces of input for messages and replaces their control characters. */
public final class Printable {
  private static final int LONGEST = 40;

  private Printable() {}

  /** The beginning of the text; characters outside of printable ASCII as {@code \\u00e9}. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder();
    int length = Math.min(text.length(), LONGEST);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      shown.append(
          c >= ' ' && c < 0x7f
              ? String.valueOf(c)
              : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return length < text.length() ? shown + "..." : shown.toString();
  }
}
