package dev.timerproof.spec.table.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The text of the root module, and where the modules that it extends are found. */
final class ModuleText {
  private static final String BUILT_IN = "/tla/";

  private final String module;
  private final String shownAs;
  private final byte[] text;
  private final Siblings siblings;
  private final Map<String, byte[]> extended = new TreeMap<>();

  /** Finds another module beside the root; null when there is none. */
  private interface Siblings {
    @Nullable InputStream open(String fileName) throws IOException;
  }

  private ModuleText(String module, String shownAs, byte[] text, Siblings siblings) {
    this.module = module;
    this.shownAs = shownAs;
    this.text = text;
    this.siblings = siblings;
  }

  /** A module on the class path, shown by its file name alone. */
  static ModuleText builtIn(String module) {
    String fileName = module + ".tla";
    try (InputStream in = resource(fileName)) {
      if (in == null) {
        throw new IllegalStateException(BUILT_IN + fileName + " is not on the class path");
      }
      return new ModuleText(module, fileName, in.readAllBytes(), ModuleText::resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A module in a file; places name the file as it is given here. */
  static ModuleText of(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    String fileName = String.valueOf(absolute.getFileName());
    String module =
        fileName.endsWith(".tla") ? fileName.substring(0, fileName.length() - 4) : fileName;
    return new ModuleText(
        module,
        file.toString(),
        Files.readAllBytes(file),
        name -> {
          Path sibling = absolute.resolveSibling(name);
          return Files.isRegularFile(sibling) ? Files.newInputStream(sibling) : null;
        });
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

  byte[] bytes() {
    return text.clone();
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
