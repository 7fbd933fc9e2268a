package dev.timerproof.bench.report;

import dev.timerproof.bench.cell.Cell;
import dev.timerproof.bench.cell.Contender;
import dev.timerproof.bench.cell.Contender.Side;
import dev.timerproof.bench.cell.Metric;
import dev.timerproof.bench.report.MarkdownTable.Line;
import java.io.IOException;
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

  private static final List<String> COLUMNS = List.of("cell", "figure", "name", "reason");

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
   * @param cells all cells
   * @param contenders all libraries
   * @throws IOException if it cannot be read, or if it is wrong; the message names file and line
   */
  public static AcceptedLosses read(Path file, List<Cell> cells, List<Contender> contenders)
      throws IOException {
    List<String> ids = cells.stream().map(Cell::id).toList();
    List<String> ours = Contender.ids(contenders, Side.OURS);
    List<Entry> entries = new ArrayList<>();
    for (Line line : MarkdownTable.read(file, HEADING, COLUMNS)) {
      Entry entry = new Entry(line.word(0), line.word(1), line.word(2), line.word(3));
      line.check(ids.stream().anyMatch(entry::matches), "cell", entry.cell, ids);
      line.check(Metric.ids().contains(entry.metric), "figure", entry.metric, Metric.ids());
      line.check(ours.contains(entry.contender), "name", entry.contender, ours);
      entries.add(entry);
    }
    return new AcceptedLosses(entries);
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
