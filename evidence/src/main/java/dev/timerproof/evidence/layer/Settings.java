package dev.timerproof.evidence.layer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user asked for, the same for every layer.
 *
 * @param profile how much
 * @param editions the editions of the status word to check, in the table's order
 * @param mutexEditions the editions of the timers with a mutex to check, in their table's order
 * @param table the table to check
 * @param caseName check this case only; empty for all
 * @param seed what random choices begin with
 * @param checkout the root of the checkout that the command runs in; empty outside of one
 */
public record Settings(
    Profile profile,
    List<String> editions,
    List<String> mutexEditions,
    TableInput table,
    Optional<String> caseName,
    long seed,
    Optional<Path> checkout) {
  public Settings {
    editions = List.copyOf(editions);
    mutexEditions = List.copyOf(mutexEditions);
  }

  /** Settings without editions of the timers with a mutex. */
  public Settings(
      Profile profile,
      List<String> editions,
      TableInput table,
      Optional<String> caseName,
      long seed,
      Optional<Path> checkout) {
    this(profile, editions, List.of(), table, caseName, seed, checkout);
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
