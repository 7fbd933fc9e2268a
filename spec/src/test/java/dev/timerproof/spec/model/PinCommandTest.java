package dev.timerproof.spec.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.tlc.TlcCoverage;
import org.junit.jupiter.api.Test;

final class PinCommandTest {
  private static String pinned(String text) {
    ModelCase good = Manifests.read(Manifests.TWO_CASES).cases().get(0);
    CaseReport report = new Judge(true).judge(good, Results.holds(1_234, 56, TlcCoverage.NONE));
    return PinCommand.pinned(text, report);
  }

  @Test
  void numbers_thatStandThere_areReplacedAndNothingElse() {
    assertEquals(
        Manifests.TWO_CASES.replace(
            "\"distinct\": 3, \"depth\": 3", "\"distinct\": 1234, \"depth\": 56"),
        pinned(Manifests.TWO_CASES));
  }

  @Test
  void numbers_thatAreMissing_areAdded() {
    String without = Manifests.TWO_CASES.replace(", \"distinct\": 3, \"depth\": 3", "");
    String pinned = pinned(without);
    assertTrue(
        pinned.contains("\"verdict\": \"holds\", \"distinct\": 1234, \"depth\": 56}"), pinned);
    assertEquals(1_234, Manifests.read(pinned).cases().get(0).expect().distinct().orElseThrow());
  }
}
