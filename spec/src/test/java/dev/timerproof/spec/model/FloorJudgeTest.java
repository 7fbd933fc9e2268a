package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.tlc.TlcCoverage;
import dev.timerproof.spec.tlc.TlcModules;
import dev.timerproof.spec.tlc.TlcOutcome;
import dev.timerproof.spec.tlc.TlcResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FloorJudgeTest {
  private static final TimerTable TABLE = TableReader.builtIn().read("go1.19");
  private static final List<String> ALL_BUT_PANICS =
      TABLE.rows().stream().filter(r -> !r.panics()).map(r -> r.id()).toList();

  private static final List<String> POLLER =
      TABLE.poller().rows().stream().map(PollerRow::id).toList();

  /** Judges the floor of the edition, which has one case that holds. */
  private static FloorReport judge(String unreached, List<String> rows, List<String> pairs) {
    return judge(unreached, Results.holds(3, 3, new TlcCoverage(rows, pairs)));
  }

  private static FloorReport judge(String unreached, TlcResult result) {
    Manifest manifest =
        Manifests.read(
            Manifests.TWO_CASES
                .replace("e1", "go1.19")
                .replace("\"r.Two\": \"too small\"", unreached));
    CaseReport report = new Judge(true).judge(manifest.cases().get(0), result);
    ModelSuite suite = new ModelSuite(manifest, TlcModules.builtIn());
    return suite.floors(Profile.FULL, List.of(), List.of(report), edition -> TABLE).get(0);
  }

  @Test
  void allRowsAndPairs_reached_isAsExpected() {
    FloorReport report = judge("", ALL_BUT_PANICS, List.of("A+B"));
    assertEquals(Judgement.AS_EXPECTED, report.judgement(), report.sentences().toString());
    assertEquals(
        List.of("go1.19: " + ALL_BUT_PANICS.size() + " rows reached, 1 pairs of statuses raced"),
        report.sentences());
  }

  @Test
  void rowsOfThePoller_reachedByTheCasesOfAnEdition_areNotCounted() {
    List<String> all = Stream.concat(ALL_BUT_PANICS.stream(), POLLER.stream()).toList();
    assertEquals(
        judge("", ALL_BUT_PANICS, List.of("A+B")).sentences(),
        judge("", all, List.of("A+B")).sentences());
  }

  @Test
  void row_notReached_isNamed() {
    String first = ALL_BUT_PANICS.get(0);
    List<String> others = ALL_BUT_PANICS.subList(1, ALL_BUT_PANICS.size());
    FloorReport report = judge("", others, List.of("A+B"));
    assertEquals(Judgement.BELOW_FLOOR, report.judgement());
    assertEquals(List.of(first + " was not reached"), report.sentences());
    FloorReport excused = judge("\"" + first + "\": \"a reason\"", others, List.of("A+B"));
    assertEquals(Judgement.AS_EXPECTED, excused.judgement(), excused.sentences().toString());
  }

  @Test
  void excuse_thatIsNotNeeded_isNamed() {
    String first = ALL_BUT_PANICS.get(0);
    FloorReport report =
        judge("\"" + first + "\": \"a\", \"no.Row\": \"b\"", ALL_BUT_PANICS, List.of("A+B"));
    assertEquals(Judgement.BELOW_FLOOR, report.judgement());
    assertEquals(
        List.of(
            first + " is listed as unreached, but was reached: take it off the list",
            "no.Row is listed as unreached, but go1.19 has no such row"),
        report.sentences());
  }

  @Test
  void pairs_tooFew_isNamed() {
    FloorReport report = judge("", ALL_BUT_PANICS, List.of());
    assertEquals(List.of("0 pairs of statuses raced, expected at least 1"), report.sentences());
    assertEquals(Judgement.BELOW_FLOOR, report.judgement());
  }

  /** Judges the case's own floor. */
  private static FloorReport judgeOne(String unreached, List<String> rows) {
    Manifest manifest =
        Manifests.read(
            Manifests.TWO_CASES
                .replace("e1", "go1.19")
                .replace(
                    "\"edition\": \"go1.19\", \"profile\": \"quick\", \"pairs\": 1",
                    "\"case\": \"good\"")
                .replace("\"r.Two\": \"too small\"", unreached));
    CaseReport report =
        new Judge(true)
            .judge(manifest.cases().get(0), Results.holds(3, 3, new TlcCoverage(rows, List.of())));
    ModelSuite suite = new ModelSuite(manifest, TlcModules.builtIn());
    return suite.floors(Profile.QUICK, List.of(), List.of(report), edition -> TABLE).get(0);
  }

  @Test
  void rowsOfThePoller_reachedByTheCase_areAsExpected() {
    FloorReport report = judgeOne("", POLLER);
    assertEquals(Judgement.AS_EXPECTED, report.judgement(), report.sentences().toString());
    assertEquals(List.of("good: " + POLLER.size() + " rows reached"), report.sentences());
  }

  @Test
  void rowOfThePoller_notReachedByTheCase_isNamed() {
    List<String> others = POLLER.subList(1, POLLER.size());
    FloorReport report = judgeOne("", others);
    assertEquals(Judgement.BELOW_FLOOR, report.judgement());
    assertEquals(List.of(POLLER.get(0) + " was not reached"), report.sentences());
    FloorReport excused = judgeOne("\"" + POLLER.get(0) + "\": \"a reason\"", others);
    assertEquals(Judgement.AS_EXPECTED, excused.judgement(), excused.sentences().toString());
    FloorReport other = judgeOne("\"del.Waiting\": \"a reason\"", POLLER);
    assertEquals(
        List.of("del.Waiting is listed as unreached, but go1.19 has no such row"),
        other.sentences());
  }

  @Test
  void case_withoutAVerdict_leavesTheFloorWithout() {
    FloorReport report = judge("", Results.without(TlcOutcome.BUDGET, false, "more than 1 s"));
    assertEquals(Judgement.NO_VERDICT, report.judgement());
    assertEquals(List.of("not judged, for lack of good"), report.sentences());
  }

  @Test
  void floors_withAnotherTable_areNotJudged() {
    Manifest manifest = Manifests.read(Manifests.TWO_CASES);
    ModelSuite suite = new ModelSuite(manifest, TlcModules.builtIn().withTable(Map.of()));
    assertEquals(List.of(), suite.floors(Profile.FULL, List.of(), List.of(), edition -> TABLE));
  }
}
