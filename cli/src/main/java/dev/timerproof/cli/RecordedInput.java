package dev.timerproof.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What commands have in common that check recorded files and print what they find. */
final class RecordedInput {
  /** The file argument that stands for standard input. */
  static final String STANDARD_INPUT = "-";

  private RecordedInput() {}

  /** The formats of the output. */
  enum Format {
    TEXT,
    JSON
  }

  /** The words of the option for the format. */
  static final class Formats extends Choices<Format> {
    private static final long serialVersionUID = 1;

    Formats() {
      super(
          "format",
          new TreeMap<>(Map.of("text", Format.TEXT, "json", Format.JSON)).descendingMap());
    }
  }

  /** What is done with a file that was opened. */
  interface Reading<T> {
    T read(InputStream in) throws IOException;
  }

  /**
   * Opens a file, or standard input for {@code -}, and reads it.
   *
   * @throws ParameterException if the file is not there or cannot be read; the message names it
   */
  static <T> T read(CommandSpec spec, String file, InputStream standardInput, Reading<T> reading) {
    try {
      return reading.read(
          file.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(Path.of(file)));
    } catch (InvalidPathException e) {
      throw new ParameterException(spec.commandLine(), Failures.text(e));
    } catch (NoSuchFileException e) {
      throw cannotRead(spec, file, "there is no such file");
    } catch (IOException e) {
      throw cannotRead(spec, file, String.valueOf(e.getMessage()));
    }
  }

  /** The error for a file that cannot be read. */
  static ParameterException cannotRead(CommandSpec spec, String file, String why) {
    return new ParameterException(spec.commandLine(), "cannot read " + file + ": " + why);
  }

  /** Prints text at once. */
  static void print(CommandSpec spec, String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
