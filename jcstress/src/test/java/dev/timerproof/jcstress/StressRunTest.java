package dev.timerproof.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.jvm.ForkedJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs the quick tests: only those that are broken on purpose show forbidden outcomes. */
class StressRunTest {
  private static List<StressRun.Result> results;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static int exit;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    results = results(StressRun.QUICK);
    Optional<StressRun> again = StressRun.QUICK.again(results);
    if (again.isPresent()) {
      results = StressRun.merged(results, results(again.get()));
    }
    assertEquals(12, results.size(), results.toString());
  }

  private static List<StressRun.Result> results(StressRun run)
      throws IOException, InterruptedException {
    ForkedJvm.Ended ended = ForkedJvm.run(run.program(), LONGEST);
    exit = Math.max(exit, ended.exitCode().orElseThrow());
    List<StressRun.Result> found = StressRun.parse(ended.output());
    assertFalse(found.isEmpty(), ended::how);
    return found;
  }

  @Test
  void races_andHandshakes_seeNothingForbidden() {
    for (StressRun.Result result : results) {
      if (!result.isBroken()) {
        assertTrue(result.passed() && result.forbidden().isEmpty(), result.toString());
        assertTrue(result.samples() > 0, result.toString());
      }
    }
  }

  @Test
  void brokenTwins_areSeenToBeForbidden_andFailTheRun() {
    List<StressRun.Result> broken = results.stream().filter(StressRun.Result::isBroken).toList();
    assertEquals(3, broken.size(), results.toString());
    for (StressRun.Result result : broken) {
      assertTrue(!result.passed() && !result.forbidden().isEmpty(), result.toString());
    }
    assertEquals(1, exit);
  }

  @Test
  void again_runsTheTwinsThatShowedNothing_andNoOthers() {
    var silent = new StressRun.Result("handshake.A.BrokenB", true, 3, List.of());
    var seen = new StressRun.Result("handshake.A.BrokenC", false, 3, List.of("0"));
    var sound = new StressRun.Result("handshake.A.D", true, 3, List.of());
    StressRun again = StressRun.QUICK.again(List.of(silent, seen, sound)).orElseThrow();
    assertEquals("(dev\\.timerproof\\.jcstress\\.handshake\\.A\\.BrokenB)$", again.tests());
    assertEquals(Optional.empty(), StressRun.QUICK.again(List.of(seen, sound)));
    var later = new StressRun.Result("handshake.A.BrokenB", false, 9, List.of("1"));
    assertEquals(
        List.of(later, seen, sound),
        StressRun.merged(List.of(silent, seen, sound), List.of(later)));
  }

  @Test
  void output_thatEndsEarly_hasNoResults() {
    assertEquals(List.of(), StressRun.parse(List.of("... [FAILED] dev.timerproof.jcstress.A.B")));
  }

  @Test
  void results_ofTwoRuns_addUp() {
    var first = new StressRun.Result("race.A", true, 10, List.of());
    var second = new StressRun.Result("race.A", false, 5, List.of("0 (lost) 1x"));
    var alone = new StressRun.Result("race.B", true, 7, List.of());
    assertEquals(
        List.of(new StressRun.Result("race.A", false, 15, List.of("0 (lost) 1x")), alone),
        StressRun.added(List.of(first, alone), List.of(second)));
    assertEquals(
        List.of(new StressRun.Result("race.A", false, 15, List.of("0 (lost) 1x"))),
        StressRun.added(List.of(second), List.of(first)));
  }
}
