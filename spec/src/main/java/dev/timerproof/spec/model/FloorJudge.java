package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.TlcCoverage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the coverage of all cases of an edition, or of one case, with their floor. */
final class FloorJudge {
  private FloorJudge() {}

  /**
   * Judges one floor.
   *
   * @param rows the rows that the floor is about
   * @param manifest all cases
   * @param reports the cases that were run
   */
  static FloorReport judge(
      Floor floor, FloorRows rows, Manifest manifest, List<CaseReport> reports) {
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
    List<String> missing = missing(floor, rows, all);
    return missing.isEmpty()
        ? new FloorReport(floor, all, Judgement.AS_EXPECTED, List.of(summary(floor, rows, all)))
        : new FloorReport(floor, all, Judgement.BELOW_FLOOR, missing);
  }

  private static String summary(Floor floor, FloorRows rows, TlcCoverage all) {
    long reached = all.rows().stream().filter(rows.ids()::contains).count();
    String sentence = floor.name() + ": " + reached + " rows reached";
    return floor.only().isPresent()
        ? sentence
        : sentence + ", " + all.pairs().size() + " pairs of " + rows.racing() + " raced";
  }

  private static List<String> missing(Floor floor, FloorRows rows, TlcCoverage all) {
    List<String> missing = new ArrayList<>();
    Set<String> about = rows.ids();
    for (String id : about) {
      boolean excused = floor.unreached().containsKey(id);
      boolean reached = all.rows().contains(id);
      if (reached && excused) {
        missing.add(id + " is listed as unreached, but was reached: take it off the list");
      } else if (!reached && !excused && !rows.panics().contains(id)) {
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
          all.pairs().size()
              + " pairs of "
              + rows.racing()
              + " raced, expected at least "
              + floor.pairs());
    }
    return missing;
  }
}
