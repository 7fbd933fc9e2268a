package dev.timerproof.spec.tlc;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Place;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The TLA+ modules of a run: those of this build or of a directory, optionally with another
 * transition table.
 *
 * @param directory the folder of the modules; empty for those of this build
 * @param table another transition table: its text and that of each module that it extends, by file
 *     name; empty to keep the modules' own
 */
public record TlcModules(Optional<Path> directory, Optional<Map<String, byte[]>> table) {
  /** The file name of the transition table. */
  public static final String TABLE = "TimerTable.tla";

  private static final String RESOURCES = "/tla/" + TABLE;
  private static final String SUFFIX = ".tla";

  /** The modules of this build. */
  public static TlcModules builtIn() {
    return new TlcModules(Optional.empty(), Optional.empty());
  }

  /** The modules of a directory. */
  public static TlcModules in(Path directory) {
    return new TlcModules(Optional.of(directory), Optional.empty());
  }

  /** The same modules with another transition table and the modules that it extends. */
  public TlcModules withTable(Map<String, byte[]> files) {
    return new TlcModules(directory, Optional.of(files));
  }

  /**
   * Copies the modules.
   *
   * @param target an existing directory
   * @throws MalformedTableException if the table extends a module of its own that has the name of
   *     one of these
   * @throws IOException if a module cannot be read or written
   */
  public void copyTo(Path target) throws IOException {
    if (directory.isPresent()) {
      copy(directory.get(), target);
    } else {
      copyBuiltIn(target);
    }
    if (table.isPresent()) {
      for (Map.Entry<String, byte[]> module : table.get().entrySet()) {
        replace(target.resolve(module.getKey()), module.getValue());
      }
    }
  }

  /**
   * Writes a module of the table; one with the name of a model's module is refused, because it
   * would change what is checked.
   */
  private static void replace(Path file, byte[] text) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!name.equals(TABLE) && Files.exists(file)) {
      throw new MalformedTableException(
          new Place(name, 0, 0),
          "the table extends a module that is called like one of the models; give it another name");
    }
    Files.write(file, text);
  }

  private static void copyBuiltIn(Path target) throws IOException {
    URL table = TlcModules.class.getResource(RESOURCES);
    if (table == null) {
      throw new FileNotFoundException(RESOURCES + " is not on the class path");
    }
    copyFrom(table, target);
  }

  /** Copies the modules in the folder of a table, in a directory or in a jar. */
  static void copyFrom(URL table, Path target) throws IOException {
    if (table.openConnection() instanceof JarURLConnection jar) {
      // Not by the jar's URI: two threads cannot open a file system for the same URI at once.
      try (FileSystem files = FileSystems.newFileSystem(toPath(jar.getJarFileURL()))) {
        copy(Objects.requireNonNull(files.getPath(RESOURCES).getParent()), target);
      }
    } else {
      copy(Objects.requireNonNull(toPath(table).getParent()), target);
    }
  }

  private static Path toPath(URL url) throws IOException {
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IOException("cannot open " + url, e);
    }
  }

  private static void copy(Path from, Path target) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(from)) {
      files = all.filter(p -> p.toString().endsWith(SUFFIX)).toList();
    }
    for (Path file : files) {
      Files.copy(file, target.resolve(Objects.requireNonNull(file.getFileName()).toString()));
    }
  }
}
