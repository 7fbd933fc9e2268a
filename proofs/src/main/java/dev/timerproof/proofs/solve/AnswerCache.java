package dev.timerproof.proofs.solve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers by the hash of all that they depend on: the solver's version and the whole text. Only
 * definite answers are kept. Thread-safe; several processes may share a folder.
 */
public final class AnswerCache {
  private final Path folder;

  /** A cache in a folder, which is made when it is first needed. */
  public AnswerCache(Path folder) {
    this.folder = folder;
  }

  /** The kept answers to a text. */
  public Optional<List<Answer>> find(String solver, String text) {
    Path file = file(solver, text);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllLines(file).stream().map(Answer::valueOf).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      // Not one of ours, or cut off: ask again.
      return Optional.empty();
    }
  }

  /** Keeps answers, unless one of them is not definite. */
  public void keep(String solver, String text, List<Answer> answers) {
    if (answers.contains(Answer.UNKNOWN)) {
      return;
    }
    Path file = file(solver, text);
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), "part", ".tmp");
      Files.writeString(part, answers.stream().map(Answer::name).collect(Collectors.joining("\n")));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
