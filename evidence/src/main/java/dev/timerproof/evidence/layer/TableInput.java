package dev.timerproof.evidence.layer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The table that a run is about: the user's file, or the one in this build. Safe for threads. */
public interface TableInput {
  /** The user's file; empty for the table in this build. */
  Optional<Path> file();

  /** The table's text. */
  byte[] bytes() throws IOException;
}
