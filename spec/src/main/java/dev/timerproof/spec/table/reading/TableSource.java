package dev.timerproof.spec.table.reading;

import dev.timerproof.evidence.cache.Inputs;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.evidence.layer.TableInput;
import dev.timerproof.spec.table.EndlessTableException;
import dev.timerproof.spec.table.MalformedTableException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The source of a run's table: the user's file, or this build. Thread-safe. */
public final class TableSource implements TableInput {
  private static final String FILE = "TimerTable.tla";
  private static final String RESOURCE = "/tla/" + FILE;

  private final Optional<Path> file;
  private final Duration limit;
  private @Nullable TableReader reader;
  private @Nullable RuntimeException refusal;

  /** The table in this file; the one in this build when it is empty. */
  public TableSource(Optional<Path> file) {
    this(file, TableReader.LIMIT);
  }

  /** As {@link #TableSource(Optional)}; reading the file is given up after a time. */
  public TableSource(Optional<Path> file, Duration limit) {
    this.file = file;
    this.limit = limit.compareTo(TableReader.LIMIT) < 0 ? limit : TableReader.LIMIT;
  }

  /** The table in this build. */
  public static TableSource builtIn() {
    return new TableSource(Optional.empty());
  }

  /** The table in this file. */
  public static TableSource in(Path file) {
    return new TableSource(Optional.of(file));
  }

  /**
   * The table of these settings.
   *
   * @throws IllegalArgumentException when the settings hold another kind of {@link TableInput}
   */
  public static TableSource of(Settings settings) {
    if (settings.table() instanceof TableSource source) {
      return source;
    }
    throw new IllegalArgumentException("no table: " + settings.table());
  }

  @Override
  public Optional<Path> file() {
    return file;
  }

  @Override
  public byte[] bytes() throws IOException {
    if (file.isPresent()) {
      return Files.readAllBytes(file.get());
    }
    try (InputStream in = TableSource.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new FileNotFoundException(RESOURCE + " is missing from this build");
      }
      return in.readAllBytes();
    }
  }

  @Override
  public Map<String, byte[]> modules() throws IOException {
    if (file.isEmpty()) {
      return Map.of(FILE, bytes());
    }
    try {
      return reader().modules();
    } catch (MalformedTableException | EndlessTableException e) {
      // A table that cannot be parsed has no known modules but itself.
      return Map.of(FILE, bytes());
    }
  }

  /** The digest of the table's text, 64 hexadecimal digits. */
  public String sha256() throws IOException {
    return Inputs.sha256(bytes());
  }

  /**
   * The table's reader, always the same object; or always the same refusal.
   *
   * @throws MalformedTableException when the text is no table
   * @throws EndlessTableException when reading it was given up
   */
  public synchronized TableReader reader() throws IOException {
    if (refusal != null) {
      throw refusal;
    }
    if (reader == null) {
      try {
        reader = file.isPresent() ? TableReader.of(file.get(), limit) : TableReader.builtIn();
      } catch (MalformedTableException | EndlessTableException e) {
        refusal = e;
        throw e;
      }
    }
    return reader;
  }
}
