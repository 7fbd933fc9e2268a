package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.tlc.TlcCoverage;
import dev.timerproof.spec.tlc.TlcOutcome;
import dev.timerproof.spec.tlc.TlcResult;
import org.junit.jupiter.api.Test;

final class JudgeTest {
  private static final ModelCase GOOD = Manifests.read(Manifests.TWO_CASES).cases().get(0);
  private static final ModelCase BAD = Manifests.read(Manifests.TWO_CASES).cases().get(1);

  private static CaseReport judge(ModelCase modelCase, TlcResult result) {
    return new Judge(true).judge(modelCase, result);
  }

  private static void assertJudged(Judgement judgement, String sentence, CaseReport report) {
    assertEquals(judgement, report.judgement(), report.sentence());
    assertTrue(report.sentence().contains(sentence), report.sentence());
  }

  @Test
  void holding_asPinned_isAsExpected() {
    assertJudged(
        Judgement.AS_EXPECTED,
        "holds in 3 distinct states, depth 3",
        judge(GOOD, Results.holds(3, 3, TlcCoverage.NONE)));
  }

  @Test
  void holding_withOtherNumbers_saysWhichAndHowToPinThem() {
    assertJudged(
        Judgement.PIN_DIFFERS,
        "distinct states pinned 3, found 15,420; depth pinned 3, found 4",
        judge(GOOD, Results.holds(15_420, 4, TlcCoverage.NONE)));
    assertJudged(
        Judgement.PIN_DIFFERS,
        "pin it anew with: timerproof pin good;",
        judge(GOOD, Results.holds(4, 3, TlcCoverage.NONE)));
  }

  @Test
  void holding_withoutAPin_asksForOne() {
    ModelCase unpinned =
        Manifests.read(Manifests.TWO_CASES.replace("\"distinct\": 3, ", "")).cases().get(0);
    assertJudged(
        Judgement.PIN_DIFFERS,
        "distinct states not pinned, found 3",
        judge(unpinned, Results.holds(3, 3, TlcCoverage.NONE)));
  }

  @Test
  void holding_withAnotherTable_hasNoPins() {
    CaseReport report = new Judge(false).judge(GOOD, Results.holds(4, 4, TlcCoverage.NONE));
    assertJudged(Judgement.AS_EXPECTED, "holds in 4", report);
  }

  @Test
  void violation_whereAllMustHold_isAViolation() {
    assertJudged(
        Judgement.VIOLATED,
        "AtMost violated after 2 states",
        judge(GOOD, Results.violated("AtMost", "r.One")));
  }

  @Test
  void fault_thatHolds_isNotAsNamed() {
    assertJudged(
        Judgement.NOT_AS_NAMED,
        "held in 3 distinct states, depth 3, expected AtMost to be violated",
        judge(BAD, Results.holds(3, 3, TlcCoverage.NONE)));
  }

  @Test
  void fault_foundAsNamed_isAsExpected() {
    assertJudged(
        Judgement.AS_EXPECTED,
        "AtMost violated after 2 states",
        judge(BAD, Results.violated("AtMost", "r.One")));
  }

  @Test
  void fault_foundByAnotherProperty_isNotAsNamed() {
    assertJudged(
        Judgement.NOT_AS_NAMED,
        "TypeOK violated after 2 states, expected AtMost",
        judge(BAD, Results.violated("TypeOK", "r.One")));
  }

  @Test
  void fault_foundWithoutItsRow_isNotAsNamed() {
    assertJudged(
        Judgement.NOT_AS_NAMED,
        "without taking r.One; it took r.Two",
        judge(BAD, Results.violated("AtMost", "r.Two")));
  }

  @Test
  void row_ofAThreadThatDoesNotMove_isNotTaken() {
    ModelCase other =
        Manifests.read(Manifests.TWO_CASES.replace("[\"r.One\"]", "[\"r.OfTheOther\"]"))
            .cases()
            .get(1);
    assertJudged(
        Judgement.NOT_AS_NAMED,
        "without taking r.OfTheOther",
        judge(other, Results.violated("AtMost", "r.One")));
  }

  @Test
  void run_withoutAVerdict_isNoSuccess() {
    assertJudged(
        Judgement.NO_VERDICT,
        "no verdict: more than 1 s",
        judge(GOOD, Results.without(TlcOutcome.BUDGET, false, "more than 1 s")));
    assertJudged(
        Judgement.MALFORMED,
        "Parse Error",
        judge(GOOD, Results.without(TlcOutcome.ERROR, false, "Parse Error")));
    assertJudged(
        Judgement.CRASHED,
        "exit code 3",
        judge(BAD, Results.without(TlcOutcome.ERROR, true, "exit code 3")));
  }
}
