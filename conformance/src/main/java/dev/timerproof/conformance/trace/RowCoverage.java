package dev.timerproof.conformance.trace;

import dev.timerproof.conformance.trace.rules.RowCount;
import dev.timerproof.conformance.trace.sections.SectionValidator;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which rows of one edition a number of traces have taken. Immutable. */
public final class RowCoverage {
  private static final int WIDTH = 100;

  private final String edition;
  private final int traces;
  private final long events;
  private final Map<String, Long> taken;
  private final List<String> open;
  private final List<String> panics;

  /**
   * A coverage.
   *
   * @param rows the rows that a trace can show, and whether each is a panic
   * @param all the reports of the edition's traces
   */
  private RowCoverage(String edition, Map<String, Boolean> rows, List<TraceReport> all) {
    List<TraceReport> reports = all.stream().filter(r -> r.edition().equals(edition)).toList();
    this.edition = edition;
    this.traces = reports.size();
    this.events = reports.stream().mapToLong(TraceReport::events).sum();
    this.taken = new LinkedHashMap<>();
    this.open = new ArrayList<>();
    this.panics = new ArrayList<>();
    rows.forEach(
        (row, throwing) -> {
          long count = reports.stream().mapToLong(report -> count(report, row)).sum();
          if (count > 0) {
            taken.put(row, count);
          } else {
            (throwing ? panics : open).add(row);
          }
        });
  }

  /**
   * The coverage by those reports that are about the table's edition.
   *
   * @param reports of any edition and verdict
   */
  public static RowCoverage of(TimerTable table, List<TraceReport> reports) {
    Map<String, Boolean> rows = new LinkedHashMap<>();
    table.rows().forEach(row -> rows.put(row.id(), row.panics()));
    return new RowCoverage(table.edition(), rows, reports);
  }

  /** The same for timers with a mutex; only rows on the path of a lock section are counted. */
  public static RowCoverage of(MutexTable table, List<TraceReport> reports) {
    Map<String, Boolean> rows = new LinkedHashMap<>();
    new SectionValidator(table).tellable().forEach(row -> rows.put(row.id(), false));
    return new RowCoverage(table.edition(), rows, reports);
  }

  /** How often each row was taken, in the table's order; rows that were never taken are absent. */
  public Map<String, Long> taken() {
    return Map.copyOf(taken);
  }

  /** The rows that no trace has taken although a correct run may, in the table's order. */
  public List<String> open() {
    return List.copyOf(open);
  }

  /** The rows that no trace has taken because they throw, in the table's order. */
  public List<String> panics() {
    return List.copyOf(panics);
  }

  /**
   * The coverage as text: the rows that were not taken, and for several traces those that were,
   * with their counts. The report of a single trace has these already.
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    int rows = taken.size() + open.size() + panics.size();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %d of %d rows taken by %d %s with %,d events%n",
            edition,
            taken.size(),
            rows,
            traces,
            traces == 1 ? "trace" : "traces",
            events));
    if (traces > 1) {
      section("taken", taken.entrySet().stream().map(RowCoverage::entry).toList(), text);
    }
    section("not taken", open(), text);
    section("not taken, because they throw", panics(), text);
    return text.toString().replace("\r", "");
  }

  private static String entry(Map.Entry<String, Long> row) {
    return String.format(Locale.ROOT, "%s %,d", row.getKey(), row.getValue());
  }

  private static void section(String title, List<String> rows, StringBuilder text) {
    if (rows.isEmpty()) {
      return;
    }
    text.append("  ").append(title).append(", ").append(rows.size()).append(":\n");
    StringBuilder line = new StringBuilder("   ");
    for (int i = 0; i < rows.size(); i++) {
      String word = " " + rows.get(i) + (i + 1 < rows.size() ? "," : "");
      if (line.length() + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder("   ");
      }
      line.append(word);
    }
    text.append(line).append('\n');
  }

  private static long count(TraceReport report, String row) {
    for (RowCount count : report.rows()) {
      if (count.row().equals(row)) {
        return count.count();
      }
    }
    return 0;
  }
}
