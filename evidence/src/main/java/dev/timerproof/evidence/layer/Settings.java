package dev.timerproof.evidence.layer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The options of a run, the same for every layer.
 *
 * @param profile how much is checked
 * @param editions the editions of the status word to check, in the table's order
 * @param mutexEditions the editions of the timers with a mutex to check, in their table's order
 * @param table the table to check
 * @param caseName check this case only; empty for all
 * @param seed the seed of all random choices
 * @param checkout the root of the checkout that the command runs in; empty outside of one
 * @param budget the time that layers of tests are to use up; empty when the profile says how much
 *     they do
 */
public record Settings(
    Profile profile,
    List<String> editions,
    List<String> mutexEditions,
    TableInput table,
    Optional<String> caseName,
    long seed,
    Optional<Path> checkout,
    Optional<Duration> budget) {
  public Settings {
    editions = List.copyOf(editions);
    mutexEditions = List.copyOf(mutexEditions);
  }

  /** Settings without editions of the timers with a mutex, and without a budget. */
  public Settings(
      Profile profile,
      List<String> editions,
      TableInput table,
      Optional<String> caseName,
      long seed,
      Optional<Path> checkout) {
    this(profile, editions, List.of(), table, caseName, seed, checkout, Optional.empty());
  }

  /** The same settings with a budget. */
  public Settings withBudget(Duration given) {
    return new Settings(
        profile, editions, mutexEditions, table, caseName, seed, checkout, Optional.of(given));
  }

  /** All editions, those of the status word first. */
  public List<String> allEditions() {
    return Stream.concat(editions.stream(), mutexEditions.stream()).toList();
  }

  /** Whether the claim of this id is asked for. */
  public boolean wants(String id) {
    return caseName
        .map(c -> id.equals(c) || id.substring(id.indexOf('/') + 1).equals(c))
        .orElse(true);
  }
}
