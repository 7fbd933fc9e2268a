package dev.timerproof.evidence.layer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The table that a run is about: the user's file, or the one in this build. Thread-safe. */
public interface TableInput {
  /** The user's file; empty for the table in this build. */
  Optional<Path> file();

  /** The table's text. */
  byte[] bytes() throws IOException;

  /**
   * The text of the table and of each module that it extends, by file name, except the modules that
   * every build has: everything that a verdict about the table may depend on.
   */
  Map<String, byte[]> modules() throws IOException;
}
