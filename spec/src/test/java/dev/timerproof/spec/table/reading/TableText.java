package dev.timerproof.spec.table.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of the real table, and copies of it with one thing wrong. */
public final class TableText {
  private TableText() {}

  /** The text of the table in this build. */
  public static String real() {
    return ModuleText.builtIn("TimerTable").text();
  }

  /** The real text with the first occurrence of a snippet replaced; the snippet must be there. */
  static String replaced(String snippet, String replacement) {
    String real = real();
    int at = real.indexOf(snippet);
    if (at < 0) {
      throw new IllegalArgumentException("not in the table: " + snippet);
    }
    return real.substring(0, at) + replacement + real.substring(at + snippet.length());
  }

  /** A reader of the given text, which is written into the folder as TimerTable.tla. */
  static TableReader reader(Path folder, String text) {
    try {
      return TableReader.of(Files.writeString(folder.resolve("TimerTable.tla"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
