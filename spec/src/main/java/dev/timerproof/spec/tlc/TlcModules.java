package dev.timerproof.spec.tlc;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The modules that a run sees: the built-in ones or those of a directory, and optionally another
 * transition table in place of theirs.
 *
 * @param directory where the modules are; empty for the built-in ones
 * @param table the file that replaces the transition table; empty to keep it
 */
public record TlcModules(Optional<Path> directory, Optional<Path> table) {
  /** The file name of the transition table. */
  public static final String TABLE = "TimerTable.tla";

  private static final String RESOURCES = "/tla/" + TABLE;
  private static final String SUFFIX = ".tla";

  /** The modules that this program was built with. */
  public static TlcModules builtIn() {
    return new TlcModules(Optional.empty(), Optional.empty());
  }

  /** The modules of a directory. */
  public static TlcModules in(Path directory) {
    return new TlcModules(Optional.of(directory), Optional.empty());
  }

  /** The same modules with another transition table. */
  public TlcModules withTable(Path file) {
    return new TlcModules(directory, Optional.of(file));
  }

  /**
   * Copies the modules.
   *
   * @param target an existing directory
   * @throws IOException if a module cannot be read or written
   */
  public void copyTo(Path target) throws IOException {
    if (directory.isPresent()) {
      copy(directory.get(), target);
    } else {
      copyBuiltIn(target);
    }
    if (table.isPresent()) {
      Files.copy(table.get(), target.resolve(TABLE), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void copyBuiltIn(Path target) throws IOException {
    URL table = TlcModules.class.getResource(RESOURCES);
    if (table == null) {
      throw new FileNotFoundException(RESOURCES + " is not on the class path");
    }
    copyFrom(table, target);
  }

  /** Copies the modules that stand beside a table, in a directory or in a jar. */
  static void copyFrom(URL table, Path target) throws IOException {
    if (table.openConnection() instanceof JarURLConnection jar) {
      // Not by the jar's URI: two threads may not open that at once.
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
