package dev.timerproof.cli.layer;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How much is checked when nothing more is said. */
public enum Profile {
  QUICK(Duration.ofMinutes(10)),
  FULL(Duration.ofMinutes(60)),
  NIGHTLY(Duration.ofMinutes(150));

  private final Duration budget;

  Profile(Duration budget) {
    this.budget = budget;
  }

  /** The time that the whole run may take. */
  public Duration budget() {
    return budget;
  }

  /**
   * The editions that are checked: for a quick run the one whose real traces are at hand and the
   * one that ships, otherwise all.
   *
   * @param all the table's editions
   */
  public List<String> editions(List<String> all) {
    return this == QUICK ? List.of("go1.19", "repaired") : all;
  }

  /** The word that options and reports use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return label();
  }
}
