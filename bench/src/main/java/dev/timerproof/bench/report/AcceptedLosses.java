package dev.timerproof.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The losses that are known, with their reasons: a table of a Markdown file, below the heading
 * {@value #HEADING}. Its columns are cell, figure, one of ours, and the reason; the cell may end
 * with {@code *}.
 */
public final class AcceptedLosses {
  static final String HEADING = "## Slower than a peer, and why";

  private static final int COLUMNS = 4;

  private final List<Entry> entries;

  /** One line of the table. */
  private record Entry(String cell, String metric, String contender, String reason) {
    boolean matches(Row row) {
      return matches(row.cell().id())
          && metric.equals(row.metric().id())
          && contender.equals(row.contender().id());
    }

    boolean matches(String cellId) {
      return cell.endsWith("*")
          ? cellId.startsWith(cell.substring(0, cell.length() - 1))
          : cell.equals(cellId);
    }
  }

  private AcceptedLosses(List<Entry> entries) {
    this.entries = entries;
  }

  /** Accepts nothing. */
  public static AcceptedLosses none() {
    return new AcceptedLosses(List.of());
  }

  /**
   * Reads the table.
   *
   * @param cells the names of all cells
   * @param metrics the names of all figures
   * @param ours the names of all of ours
   * @throws IOException if it cannot be read, or if it is wrong; the message names file and line
   */
  public static AcceptedLosses read(
      Path file, List<String> cells, List<String> metrics, List<String> ours) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int heading = lines.indexOf(HEADING);
    if (heading < 0) {
      throw new IOException(file + ": no line '" + HEADING + "'");
    }
    List<Entry> entries = new ArrayList<>();
    boolean inBody = false;
    for (int i = heading + 1; i < lines.size() && !lines.get(i).startsWith("#"); i++) {
      String line = lines.get(i).strip();
      if (!line.startsWith("|")) {
        inBody = false;
      } else if (line.matches("[|:\\- ]+")) {
        inBody = true;
      } else if (inBody) {
        Entry entry = entry(line, file + ":" + (i + 1) + ": ");
        check(entry.cell, cells.stream().anyMatch(entry::matches), file, i, "cell", cells);
        check(entry.metric, metrics.contains(entry.metric), file, i, "figure", metrics);
        check(entry.contender, ours.contains(entry.contender), file, i, "name", ours);
        entries.add(entry);
      }
    }
    return new AcceptedLosses(entries);
  }

  private static Entry entry(String line, String place) throws IOException {
    int end = line.endsWith("|") ? line.length() - 1 : line.length();
    String[] words = line.substring(1, Math.max(1, end)).split("\\|", -1);
    if (words.length != COLUMNS) {
      throw new IOException(
          place + words.length + " columns, expected " + COLUMNS + ": cell, figure, name, reason");
    }
    for (int i = 0; i < COLUMNS; i++) {
      words[i] = words[i].replace("`", i < COLUMNS - 1 ? "" : "`").strip();
      if (words[i].isEmpty()) {
        throw new IOException(place + "column " + (i + 1) + " is empty");
      }
    }
    return new Entry(words[0], words[1], words[2], words[3]);
  }

  private static void check(
      String found, boolean known, Path file, int index, String what, List<String> all)
      throws IOException {
    if (!known) {
      throw new IOException(
          String.format(
              "%s:%d: unknown %s '%s', expected one of %s",
              file, index + 1, what, found, String.join(", ", all)));
    }
  }

  /** The reason for which a row may lose; empty if it may not. */
  public Optional<String> reason(Row row) {
    return entries.stream().filter(entry -> entry.matches(row)).findFirst().map(Entry::reason);
  }

  /** The lines that match no losing row, although their cells were measured. */
  public List<String> unused(List<Row> rows) {
    Predicate<Entry> measured = entry -> rows.stream().anyMatch(entry::matches);
    Predicate<Entry> lost =
        entry ->
            rows.stream().anyMatch(row -> row.verdict() == Verdict.ACCEPTED && entry.matches(row));
    return entries.stream()
        .filter(measured.and(lost.negate()))
        .map(entry -> Row.key(entry.cell, entry.metric, entry.contender))
        .toList();
  }
}
