package dev.timerproof.spec.model;

import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.tlc.TlcCoverage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what the cases of an edition reached together, or one case by itself, with their floor.
 */
final class FloorJudge {
  /** Reaching such a row is a fault of its own, and the invariants say so. */
  private static final String PANIC = "panic";

  private FloorJudge() {}

  /**
   * Judges one floor.
   *
   * @param table the table of the floor's edition
   * @param manifest which cases there are
   * @param reports the cases that were run
   */
  static FloorReport judge(
      Floor floor, TimerTable table, Manifest manifest, List<CaseReport> reports) {
    Map<String, CaseReport> ran = new LinkedHashMap<>();
    reports.forEach(report -> ran.put(report.modelCase().name(), report));
    List<TlcCoverage> reached = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (ModelCase modelCase : manifest.cases()) {
      if (floor.counts(modelCase)) {
        CaseReport report = ran.get(modelCase.name());
        if (report != null && report.judgement() == Judgement.AS_EXPECTED) {
          reached.add(report.result().coverage());
        } else {
          without.add(modelCase.name());
        }
      }
    }
    TlcCoverage all = TlcCoverage.union(reached);
    if (!without.isEmpty()) {
      String sentence = "not judged, for lack of " + String.join(", ", without);
      return new FloorReport(floor, all, Judgement.NO_VERDICT, List.of(sentence));
    }
    List<String> missing = missing(floor, table, all);
    return missing.isEmpty()
        ? new FloorReport(floor, all, Judgement.AS_EXPECTED, List.of(summary(floor, table, all)))
        : new FloorReport(floor, all, Judgement.BELOW_FLOOR, missing);
  }

  private static String summary(Floor floor, TimerTable table, TlcCoverage all) {
    Set<String> about = about(floor, table);
    long reached = all.rows().stream().filter(about::contains).count();
    String rows = floor.name() + ": " + reached + " rows reached";
    return floor.only().isPresent()
        ? rows
        : rows + ", " + all.pairs().size() + " pairs of statuses raced";
  }

  /** The rows that a floor is about: those of the poller for one case, or else the others. */
  private static Set<String> about(Floor floor, TimerTable table) {
    Set<String> ids = new LinkedHashSet<>();
    if (floor.only().isPresent()) {
      table.poller().rows().forEach(row -> ids.add(row.id()));
    } else {
      table.rows().forEach(row -> ids.add(row.id()));
    }
    return ids;
  }

  private static List<String> missing(Floor floor, TimerTable table, TlcCoverage all) {
    List<String> missing = new ArrayList<>();
    Set<String> about = about(floor, table);
    Set<String> panics =
        table.rows().stream()
            .filter(row -> row.kind().equals(PANIC))
            .map(Row::id)
            .collect(Collectors.toSet());
    for (String id : about) {
      boolean excused = floor.unreached().containsKey(id);
      boolean reached = all.rows().contains(id);
      if (reached && excused) {
        missing.add(id + " is listed as unreached, but was reached: take it off the list");
      } else if (!reached && !excused && !panics.contains(id)) {
        missing.add(id + " was not reached");
      }
    }
    for (String id : floor.unreached().keySet()) {
      if (!about.contains(id)) {
        missing.add(id + " is listed as unreached, but " + floor.edition() + " has no such row");
      }
    }
    if (all.pairs().size() < floor.pairs()) {
      missing.add(
          all.pairs().size() + " pairs of statuses raced, expected at least " + floor.pairs());
    }
    return missing;
  }
}
