package dev.timerproof.mutants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.spec.mutate.MutantVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Verdicts in a file, one JSON object a line, in the order in which they came. Not thread-safe, and
 * not meant to be written by two processes at once.
 */
public final class VerdictFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Thrown for a line that is no verdict. The message has the file, the line, and the text found
   * there.
   */
  public static final class MalformedException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The beginning of each line that this class writes. */
  private static final String BEGIN = "{\"layer\":\"";

  private final Path file;
  private boolean endsWithALine;

  /** A file of verdicts; it is created when the first verdict is appended. */
  public VerdictFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the verdicts; none if there is no file yet. A truncated last line, as an ended process
   * leaves it, is ignored.
   *
   * @throws MalformedException if the file holds anything else
   * @throws IOException if it cannot be read
   */
  public List<MutantVerdict> read() throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    return read(file.toString(), text.substring(0, text.length() - cut(text)).lines().toList());
  }

  /**
   * Parses lines of verdicts.
   *
   * @param name the file's name, for messages
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

  /** The length of the truncated verdict at the end of a text; 0 if there is none. */
  private static int cut(String text) {
    String last = text.substring(text.lastIndexOf('\n') + 1);
    boolean begun = last.startsWith(BEGIN) || BEGIN.startsWith(last);
    return begun && !isVerdict(last) ? last.length() : 0;
  }

  private static boolean isVerdict(String line) {
    try {
      JSON.readValue(line, MutantVerdict.class);
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** The line of a verdict, with its end. */
  static String line(MutantVerdict verdict) throws JsonProcessingException {
    return JSON.writeValueAsString(verdict) + "\n";
  }

  /** Appends a verdict; a truncated last line is replaced. */
  public void append(MutantVerdict verdict) throws IOException {
    if (!endsWithALine) {
      endLastLine();
      endsWithALine = true;
    }
    Files.writeString(file, line(verdict), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void endLastLine() throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    int cut = cut(text);
    if (cut > 0) {
      AtomicFiles.write(file, text.substring(0, text.length() - cut));
    } else if (!text.isEmpty() && !text.endsWith("\n")) {
      Files.writeString(file, "\n", StandardOpenOption.APPEND);
    }
  }
}
