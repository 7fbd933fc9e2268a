package dev.timerproof.mutants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.spec.mutate.MutantVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Verdicts in a file, one JSON object a line, in the order in which they came. */
public final class VerdictFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A line that is no verdict. The message has the file, the line, and what was found there. */
  public static final class MalformedException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final Path file;

  /** A file, which is created with the first verdict. */
  public VerdictFile(Path file) {
    this.file = file;
  }

  /**
   * The verdicts; none if there is no file yet.
   *
   * @throws MalformedException if the file holds anything else
   * @throws IOException if it cannot be read
   */
  public List<MutantVerdict> read() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return read(file.toString(), lines.toList());
    }
  }

  /**
   * The verdicts of lines that were read from somewhere.
   *
   * @param name of the file, for messages
   * @throws MalformedException if a line holds anything else
   */
  public static List<MutantVerdict> read(String name, List<String> lines)
      throws MalformedException {
    List<MutantVerdict> verdicts = new ArrayList<>();
    for (String line : lines) {
      try {
        verdicts.add(JSON.readValue(line, MutantVerdict.class));
      } catch (JsonProcessingException e) {
        throw new MalformedException(
            name
                + ":"
                + (verdicts.size() + 1)
                + ": expected a verdict, a JSON object, found '"
                + line
                + "'",
            e);
      }
    }
    return verdicts;
  }

  /** Adds a verdict. */
  public void append(MutantVerdict verdict) throws IOException {
    Files.writeString(
        file,
        JSON.writeValueAsString(verdict) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
