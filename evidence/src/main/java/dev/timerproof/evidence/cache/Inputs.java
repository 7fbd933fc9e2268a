package dev.timerproof.evidence.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that a verdict depends on, by name. Two collections are the same exactly when they
 * hold the same names with the same bytes, in whatever order they were added. Immutable.
 */
public final class Inputs {
  private final Map<String, String> digests;

  private Inputs(Map<String, String> digests) {
    this.digests = digests;
  }

  /** The inputs of one case, with nothing but its id yet. */
  public static Inputs of(String id) {
    return new Inputs(new TreeMap<>()).and("id", id);
  }

  /** These inputs and a text. */
  public Inputs and(String name, String text) {
    return and(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** These inputs and some bytes. */
  public Inputs and(String name, byte[] bytes) {
    var more = new TreeMap<>(digests);
    more.put(name, sha256(bytes));
    return new Inputs(more);
  }

  /** These inputs and some files, given by name. */
  public Inputs andAll(Map<String, byte[]> files) {
    Inputs result = this;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      result = result.and(file.getKey(), file.getValue());
    }
    return result;
  }

  /** These inputs and the content of every file of a directory, by file name. */
  public Inputs andFiles(Path directory) throws IOException {
    Inputs result = this;
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      result = result.and(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    }
    return result;
  }

  /** The SHA-256 digest of all inputs, as 64 hexadecimal digits. */
  public String digest() {
    var all = new StringBuilder();
    for (Map.Entry<String, String> e : digests.entrySet()) {
      all.append(e.getValue()).append(' ').append(e.getKey()).append('\n');
    }
    return sha256(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 as 64 hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
