package dev.timerproof.generate.java;

import java.util.Locale;

/** Names of Java constants for the table's names. */
public final class Statuses {
  private Statuses() {}

  /** The constant of a name in camel case: MODIFIED_EARLIER of ModifiedEarlier. */
  public static String constant(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }
}
