package dev.timerproof.spec.mutate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The mutants that no model notices, each with its reason: most are equivalent to the table, some
 * are gaps of the models.
 */
public final class Equivalents {
  /** Beside the modules. */
  public static final String FILE = "equivalents.json";

  private final List<Entry> entries;

  /**
   * Mutants of one row that nobody finds, for one reason.
   *
   * @param editions the editions that it is about
   * @param row the row's id
   * @param changes the changes, as {@link Mutant#change} words them
   * @param gap whether it would do harm that the models are blind to
   * @param reason why nobody can tell the difference, or what would show it
   */
  public record Entry(
      List<String> editions, String row, List<String> changes, boolean gap, String reason) {
    public Entry {
      editions = List.copyOf(editions);
      changes = List.copyOf(changes);
    }
  }

  /** A list of these entries. */
  public Equivalents(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads the list that ships with the modules.
   *
   * @throws IOException if it is missing or is no such list
   */
  public static Equivalents builtIn() throws IOException {
    try (InputStream in = Equivalents.class.getResourceAsStream("/tla/" + FILE)) {
      if (in == null) {
        throw new FileNotFoundException("/tla/" + FILE + " is not on the class path");
      }
      return new Equivalents(new ObjectMapper().readValue(in, new TypeReference<List<Entry>>() {}));
    }
  }

  /**
   * Reads a list.
   *
   * @throws IOException if the file cannot be read or holds no such list
   */
  public static Equivalents of(Path file) throws IOException {
    return new Equivalents(
        new ObjectMapper().readValue(file.toFile(), new TypeReference<List<Entry>>() {}));
  }

  /** The entries, in the order of the file. */
  public List<Entry> entries() {
    return entries;
  }

  /** What is known of a mutant; empty when it is not on the list. */
  public Optional<Entry> entry(Mutant mutant) {
    return entries.stream()
        .filter(entry -> entry.editions.contains(mutant.edition()))
        .filter(entry -> entry.row.equals(mutant.row()) && entry.changes.contains(mutant.change()))
        .findFirst();
  }
}
