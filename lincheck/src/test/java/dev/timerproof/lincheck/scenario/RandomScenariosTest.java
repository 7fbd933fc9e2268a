package dev.timerproof.lincheck.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.lincheck.CaseResult;
import dev.timerproof.lincheck.linear.ScenarioCall;
import dev.timerproof.spec.table.Mutation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random scenarios keep the callers' rules, hold on the library's protocol, and find a planted
 * fault.
 */
class RandomScenariosTest {
  private static List<CaseResult> run(
      Variant variant, List<Task> tasks, Duration limit, Path folder) throws Exception {
    List<CaseResult> results =
        new DirectedRun(Optional.empty(), folder).run(variant, tasks, limit, r -> {});
    assertEquals(
        tasks.stream().map(Task::name).toList(), results.stream().map(CaseResult::name).toList());
    return results;
  }

  private static void assertHolds(List<CaseResult> results) {
    results.forEach(r -> assertTrue(r.holds(), r.name() + ": " + r.detail()));
  }

  @ParameterizedTest
  @EnumSource
  void scenarios_ofOneSeed_areTheSameAndAddATimerOnce(RandomScenarios.Shape shape) {
    List<Scenario> all = RandomScenarios.of(3, shape, 200, 3);
    assertEquals(all, RandomScenarios.of(3, shape, 200, 3));
    int adds = 0;
    for (Scenario scenario : all) {
      List<Invocation> calls = new ArrayList<>(scenario.before());
      scenario.threads().forEach(calls::addAll);
      long here = calls.stream().filter(c -> c.op() == ScenarioCall.ADD).count();
      assertTrue(here <= 1, scenario.toString());
      adds += (int) here;
    }
    assertTrue(adds > 20, "added " + adds + " timers");
  }

  @Test
  void shippedProtocol_randomScenarios_holds(@TempDir Path folder) throws Exception {
    assertHolds(
        run(
            Variant.of(Variant.SHIPPED),
            RandomTasks.of(1, 2, 40, 300),
            Duration.ofMinutes(10),
            folder));
  }

  @Test
  void wrongAnswer_randomScenarios_isFound(@TempDir Path folder) throws Exception {
    Variant fault =
        Variant.shippedWith(
            Mutation.word("row", "mod.Waiting.notearlier", "value", "false"),
            Mutation.word("row", "mod.Waiting.earlier", "value", "false"));
    List<Task> one = List.of(RandomTasks.of(1, 10, 50, 50).get(0));
    assertFalse(run(fault, one, Duration.ofMinutes(10), folder).get(0).holds());
  }

  @Test
  @Tag("nightly")
  void shippedProtocol_manyRandomScenarios_holds(@TempDir Path folder) throws Exception {
    assertHolds(
        run(
            Variant.of(Variant.SHIPPED),
            RandomTasks.of(2, 40, 400, 5_000),
            Duration.ofMinutes(60),
            folder));
  }
}
