package dev.timerproof.evidence.derived;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files of a checkout that are derived from other files of it. All paths are relative to the root
 * of the checkout.
 *
 * @param name the name that selects the files in {@code regenerate --only}
 * @param sentence the claim that they agree with their sources
 * @param place the file; or the folder, which then holds derived files alone
 * @param sources all the files that they are derived from
 * @param content computes their expected texts
 * @param comparison tells how the files differ where that takes less than to compute their texts
 */
public record DerivedFiles(
    String name,
    String sentence,
    Path place,
    List<Path> sources,
    Content content,
    Optional<Comparison> comparison) {
  public DerivedFiles {
    sources = List.copyOf(sources);
  }

  /** Files that are compared with the texts that {@code content} computes. */
  public DerivedFiles(
      String name, String sentence, Path place, List<Path> sources, Content content) {
    this(name, sentence, place, sources, content, Optional.empty());
  }

  /** The same files; {@link #differences} asks {@code comparison} and computes no texts. */
  public DerivedFiles comparedBy(Comparison comparison) {
    return new DerivedFiles(name, sentence, place, sources, content, Optional.of(comparison));
  }

  /** Finds out whether the claim of derived files holds, from the files as they are. */
  @FunctionalInterface
  public interface Comparison {
    /**
     * What contradicts the claim: one line each, which begins with the name of a file.
     *
     * @param checkout the root of the checkout
     * @throws IOException if a file cannot be read
     */
    List<String> differences(Path checkout) throws IOException;
  }

  /** Computes derived files from their sources. */
  @FunctionalInterface
  public interface Content {
    /**
     * The texts of all the files, by their paths.
     *
     * @param checkout the root of the checkout
     * @throws IOException if a source cannot be read
     * @throws UnderivableException if the sources as they are give no such files
     * @throws InterruptedException if this thread was interrupted
     */
    Map<Path, String> of(Path checkout) throws IOException, InterruptedException;
  }

  /** Files that are all in one folder; the content's keys are relative to it. */
  public static DerivedFiles folder(
      String name, String sentence, Path folder, List<Path> sources, Folder content) {
    return new DerivedFiles(
        name,
        sentence,
        folder,
        sources,
        checkout -> {
          Map<Path, String> texts = new TreeMap<>();
          content.of(checkout).forEach((file, text) -> texts.put(folder.resolve(file), text));
          return texts;
        });
  }

  /**
   * Computes the files of one folder; as {@link Content}, but the keys are relative to that folder.
   */
  @FunctionalInterface
  public interface Folder {
    Map<String, String> of(Path checkout) throws IOException, InterruptedException;
  }

  /** One file. */
  public static DerivedFiles file(
      String name, String sentence, Path file, List<Path> sources, Text content) {
    return new DerivedFiles(
        name, sentence, file, sources, checkout -> Map.of(file, content.of(checkout)));
  }

  /** Computes one file; as {@link Content}. */
  @FunctionalInterface
  public interface Text {
    String of(Path checkout) throws IOException, InterruptedException;
  }

  /** The command that writes them. */
  public String command() {
    return "timerproof regenerate --only " + name;
  }

  /**
   * The changes that would make the files agree with their sources; empty when they do. Writes
   * nothing.
   *
   * @param checkout the root of the checkout
   * @throws IOException if a file cannot be read
   * @throws InterruptedException if this thread was interrupted
   */
  public List<Change> changes(Path checkout) throws IOException, InterruptedException {
    Map<Path, String> expected = new TreeMap<>(content.of(checkout));
    List<Change> changes = new ArrayList<>();
    for (Map.Entry<Path, String> file : expected.entrySet()) {
      Optional<String> found = text(checkout.resolve(file.getKey()));
      if (!found.equals(Optional.of(file.getValue()))) {
        changes.add(new Change(file.getKey(), found, Optional.of(file.getValue())));
      }
    }
    for (Path file : files(checkout)) {
      if (!expected.containsKey(file)) {
        changes.add(new Change(file, text(checkout.resolve(file)), Optional.empty()));
      }
    }
    return changes;
  }

  /**
   * How the files differ from what their sources give: one line each, none when they agree. Files
   * that cannot be derived from their sources differ.
   */
  public List<String> differences(Path checkout) throws IOException, InterruptedException {
    if (comparison.isPresent()) {
      return comparison.get().differences(checkout);
    }
    try {
      return changes(checkout).stream().map(Change::difference).toList();
    } catch (UnderivableException e) {
      return List.of(place + ": cannot be made: " + e.getMessage());
    }
  }

  /** The files at the place, in order. */
  public List<Path> files(Path checkout) throws IOException {
    Path root = checkout.resolve(place);
    if (Files.notExists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).map(checkout::relativize).sorted().toList();
    }
  }

  /**
   * The text of a file; a damaged file that is no UTF-8 gives a text that differs from every
   * expected one.
   */
  private static Optional<String> text(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
