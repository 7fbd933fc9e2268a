package dev.timerproof.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A table of a Markdown page. */
final class MarkdownTable {
  private MarkdownTable() {}

  /**
   * A line of the table's body.
   *
   * @param number its number in the file, from 1 on
   * @param words its columns, without backticks except in the last one
   */
  record Line(Path file, int number, List<String> words) {
    String word(int column) {
      return words.get(column);
    }

    /** Refuses the line. */
    IOException wrong(String message) {
      return new IOException(file + ":" + number + ": " + message);
    }

    /** Refuses the line unless a word of it is known. */
    void check(boolean known, String what, String found, List<String> all) throws IOException {
      if (!known) {
        throw unknown(what, found, all);
      }
    }

    /** Refuses the line because of a word of it. */
    IOException unknown(String what, String found, List<String> all) {
      return wrong(
          "unknown " + what + " '" + found + "', expected one of " + String.join(", ", all));
    }
  }

  /**
   * Reads the lines of the tables between a heading and the next one.
   *
   * @param columns what the columns hold, for messages
   * @throws IOException if the heading is missing, or a line has not as many columns, or an empty
   *     one; the message names file and line
   */
  static List<Line> read(Path file, String heading, List<String> columns) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int at = lines.indexOf(heading);
    if (at < 0) {
      throw new IOException(file + ": no line '" + heading + "'");
    }
    List<Line> body = new ArrayList<>();
    boolean inBody = false;
    for (int i = at + 1; i < lines.size() && !lines.get(i).startsWith("#"); i++) {
      String line = lines.get(i).strip();
      if (!line.startsWith("|")) {
        inBody = false;
      } else if (line.matches("[|:\\- ]+")) {
        inBody = true;
      } else if (inBody) {
        body.add(line(new Line(file, i + 1, split(line)), columns));
      }
    }
    return body;
  }

  /** The columns of a line. */
  static List<String> split(String line) {
    int end = line.endsWith("|") ? line.length() - 1 : line.length();
    return List.of(line.substring(1, Math.max(1, end)).split("\\|", -1));
  }

  private static Line line(Line raw, List<String> columns) throws IOException {
    if (raw.words().size() != columns.size()) {
      throw raw.wrong(
          raw.words().size()
              + " columns, expected "
              + columns.size()
              + ": "
              + String.join(", ", columns));
    }
    List<String> words = new ArrayList<>();
    for (String word : raw.words()) {
      boolean isLast = words.size() == columns.size() - 1;
      words.add((isLast ? word : word.replace("`", "")).strip());
      if (words.get(words.size() - 1).isEmpty()) {
        throw raw.wrong("column " + words.size() + " is empty");
      }
    }
    return new Line(raw.file(), raw.number(), words);
  }
}
