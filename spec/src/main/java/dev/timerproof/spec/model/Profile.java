package dev.timerproof.spec.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much is checked. A larger profile includes the smaller ones. */
public enum Profile {
  /** Within a minute. */
  QUICK,
  /** Within minutes. */
  FULL,
  /** Within an hour. */
  NIGHTLY;

  /** The word that stands in the manifest. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this profile runs what is marked with the other. */
  public boolean includes(Profile other) {
    return compareTo(other) >= 0;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Profile::word).toList();
  }

  static Profile of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
