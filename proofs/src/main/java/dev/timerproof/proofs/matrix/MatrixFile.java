package dev.timerproof.proofs.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Verdicts in a file, one JSON object a line, in the order in which they came. Thread-safe. */
public final class MatrixFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  /** A file, which is created with the first verdict. */
  public MatrixFile(Path file) {
    this.file = file;
  }

  /**
   * The verdicts by the mutant's key; of two the later one.
   *
   * @throws IOException if the file cannot be read or holds anything else
   */
  public synchronized Map<String, MatrixVerdict> read() throws IOException {
    Map<String, MatrixVerdict> known = new LinkedHashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        MatrixVerdict verdict = JSON.readValue(line, MatrixVerdict.class);
        known.put(verdict.key(), verdict);
      }
    }
    return known;
  }

  /** Adds a verdict. */
  public synchronized void append(MatrixVerdict verdict) throws IOException {
    Files.writeString(
        file,
        JSON.writeValueAsString(verdict) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
