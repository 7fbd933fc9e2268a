package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The text of the root module, and where the modules that it extends are found. */
final class ModuleText {
  private static final String BUILT_IN = "/tla/";

  private final String module;
  private final String shownAs;
  private final byte[] text;
  private final Optional<Duration> limit;
  private final Siblings siblings;
  private final Map<String, byte[]> extended = new TreeMap<>();

  /** Finds another module beside the root; null when there is none. */
  private interface Siblings {
    @Nullable InputStream open(String fileName) throws IOException;
  }

  private ModuleText(
      String module, String shownAs, byte[] text, Optional<Duration> limit, Siblings siblings) {
    this.module = module;
    this.shownAs = shownAs;
    this.text = text;
    this.limit = limit;
    this.siblings = siblings;
  }

  /** A module on the class path, shown by its file name alone. */
  static ModuleText builtIn(String module) {
    String fileName = module + ".tla";
    try (InputStream in = resource(fileName)) {
      if (in == null) {
        throw new IllegalStateException(BUILT_IN + fileName + " is not on the class path");
      }
      return new ModuleText(
          module, fileName, in.readAllBytes(), Optional.empty(), ModuleText::resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A module in a file of any name, shown as the user named it. Its header has the name of the
   * module or, as TLA+ has it, that of the file.
   *
   * @param module its name, by which others extend it
   * @param limit how long its definitions may take
   */
  static ModuleText of(Path file, String module, Duration limit) throws IOException {
    Path absolute = file.toAbsolutePath();
    String own = String.valueOf(absolute.getFileName()).replaceFirst("\\.tla$", "");
    return new ModuleText(
        module,
        file.toString(),
        renamed(Files.readAllBytes(file), own, module),
        Optional.of(limit),
        name -> {
          Path sibling = absolute.resolveSibling(name);
          return Files.isRegularFile(sibling) ? Files.newInputStream(sibling) : null;
        });
  }

  /** The text with another name in its header, if it has the one that it may have. */
  private static byte[] renamed(byte[] text, String name, String other) {
    // Every byte is a character here, and the same byte again.
    String read = new String(text, StandardCharsets.ISO_8859_1);
    Matcher header = ModuleScan.HEADER.matcher(read);
    return header.find() && header.group(1).equals(name)
        ? (read.substring(0, header.start(1)) + other + read.substring(header.end(1)))
            .getBytes(StandardCharsets.ISO_8859_1)
        : text;
  }

  private static @Nullable InputStream resource(String fileName) {
    return ModuleText.class.getResourceAsStream(BUILT_IN + fileName);
  }

  String module() {
    return module;
  }

  /** The name of a module's file in places. */
  String shownAs(String otherModule) {
    return otherModule.equals(module) ? shownAs : otherModule + ".tla";
  }

  String text() {
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The text of a module that was read; nothing if there is none. */
  synchronized String textOf(String otherModule) {
    return otherModule.equals(module)
        ? text()
        : new String(
            extended.getOrDefault(otherModule + ".tla", new byte[0]), StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return text.clone();
  }

  /** How long the definitions may take; empty for as long as they like. */
  Optional<Duration> limit() {
    return limit;
  }

  /** What a look at the text of the root module shows to be wrong. */
  List<Problem> problems() {
    return ModuleScan.problems(shownAs, module, text);
  }

  /** What a look at the texts of the other modules that were found shows to be wrong. */
  synchronized List<Problem> problemsBeside() {
    return extended.entrySet().stream()
        .flatMap(
            sibling ->
                ModuleScan.problems(
                    sibling.getKey(),
                    sibling.getKey().replaceFirst("\\.tla$", ""),
                    sibling.getValue())
                    .stream())
        .toList();
  }

  /** The text of another module beside the root, read once; null when there is none. */
  synchronized byte @Nullable [] sibling(String fileName) throws IOException {
    byte[] known = extended.get(fileName);
    if (known == null) {
      try (InputStream in = siblings.open(fileName)) {
        if (in == null) {
          return null;
        }
        known = in.readAllBytes();
        extended.put(fileName, known);
      }
    }
    return known.clone();
  }

  /** The root, under this name, and all others that were asked for and found, by file name. */
  synchronized Map<String, byte[]> modules(String root) {
    Map<String, byte[]> all = new TreeMap<>(extended);
    all.put(root + ".tla", bytes());
    return all;
  }

  /** SHA-256 of the root module's bytes, in lower-case hexadecimal. */
  String hash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
