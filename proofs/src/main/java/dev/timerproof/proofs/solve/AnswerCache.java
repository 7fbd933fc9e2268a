package dev.timerproof.proofs.solve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Keeps answers under the hash of everything that they depend on: the solver's version and the
 * whole text. Only definite answers are kept. Thread-safe; several processes may share a folder.
 */
public final class AnswerCache {
  /** The beginning of a line of names, so that a line without names is not empty. */
  private static final String NAMES = "names ";

  private final Path folder;

  /** A cache in a folder, which is made when it is first needed. */
  public AnswerCache(Path folder) {
    this.folder = folder;
  }

  /** The kept answers to a text. */
  public Optional<List<Answer>> find(String solver, String text) {
    try {
      return lines(solver, text).map(all -> all.stream().map(Answer::valueOf).toList());
    } catch (IllegalArgumentException e) {
      // The file is foreign or truncated; the solver is asked again.
      return Optional.empty();
    }
  }

  /** Keeps answers, unless one of them is not definite. */
  public void keep(String solver, String text, List<Answer> answers) {
    if (!answers.contains(Answer.UNKNOWN)) {
      keepLines(solver, text, answers.stream().map(Answer::name).toList());
    }
  }

  /** The sets of names that were kept for a text, in their order. */
  Optional<List<Set<String>>> names(String solver, String text) {
    return lines(solver, text)
        .filter(all -> all.stream().allMatch(line -> line.startsWith(NAMES)))
        .map(all -> all.stream().map(AnswerCache::names).toList());
  }

  private static Set<String> names(String line) {
    return Arrays.stream(line.substring(NAMES.length()).split(" ", -1))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Keeps sets of names, one a line. */
  void keepNames(String solver, String text, List<Set<String>> names) {
    keepLines(
        solver,
        text,
        names.stream().map(each -> NAMES + String.join(" ", new TreeSet<>(each))).toList());
  }

  /** The kept lines for a text; a file that cannot be read counts as absent. */
  private Optional<List<String>> lines(String solver, String text) {
    try {
      return Optional.of(Files.readAllLines(file(solver, text)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Keeps some lines; if that fails, the next run asks the solver again. */
  private void keepLines(String solver, String text, List<String> lines) {
    Path file = file(solver, text);
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), "part", ".tmp");
      Files.writeString(part, String.join("\n", lines));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // The answers are right although they could not be kept; the next run asks the solver again.
    }
  }

  private Path file(String solver, String text) {
    String hash = hash(solver + "\n" + text);
    return folder.resolve(hash.substring(0, 2)).resolve(hash.substring(2) + ".answers");
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
