package dev.timerproof.evidence.layer;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much a run checks, and in what time. */
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

  /**
   * The editions of the timers with a mutex that are checked: for a quick run the one that Go has
   * and the one with the repairs, otherwise all.
   *
   * @param all the editions of their table
   */
  public List<String> mutexEditions(List<String> all) {
    return this == QUICK ? List.of("go1.23.2", "repaired-mutex") : all;
  }

  /**
   * Whether this profile runs the cases that are marked with the other: a larger one includes the
   * smaller.
   */
  public boolean includes(Profile other) {
    return compareTo(other) >= 0;
  }

  /** The profile of this label; empty when there is none. */
  public static Optional<Profile> of(String label) {
    return Stream.of(values()).filter(p -> p.label().equals(label)).findFirst();
  }

  /** All labels, the smallest profile first. */
  public static List<String> labels() {
    return Stream.of(values()).map(Profile::label).toList();
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
