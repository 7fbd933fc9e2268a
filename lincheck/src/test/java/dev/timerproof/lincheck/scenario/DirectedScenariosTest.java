package dev.timerproof.lincheck.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.lincheck.CaseResult;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TableReader;
import dev.timerproof.spec.table.TimerTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each directed scenario holds where it should, and each fault that it was written for is found: a
 * sample in every build, all of them in the profile nightly.
 */
class DirectedScenariosTest {
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final int FEW_INTERLEAVINGS = 60;
  private static final Set<String> SAMPLE =
      Set.of(
          "stop-cleaned",
          "reset-fired",
          "scan-modifying",
          "move-stop",
          "reader-scan",
          "poller-arm-nap");

  static List<Variant> protocolsThatHold() {
    return DirectedScenarios.all().stream().flatMap(d -> d.holds().stream()).distinct().toList();
  }

  static List<Variant> protocolsThatFail() {
    return DirectedScenarios.all().stream().flatMap(d -> d.fails().stream()).distinct().toList();
  }

  static List<Variant> sampleThatFails() {
    return DirectedScenarios.all().stream()
        .filter(d -> SAMPLE.contains(d.name()))
        .flatMap(d -> d.fails().stream())
        .toList();
  }

  private static List<Task> tasksThatHold(Variant variant) {
    return DirectedScenarios.all().stream()
        .filter(d -> d.holds().contains(variant))
        .map(Directed::task)
        .toList();
  }

  private static void assertAll(boolean holds, Variant variant, List<Task> tasks, Path folder)
      throws Exception {
    List<CaseResult> results =
        new DirectedRun(Optional.empty(), folder).run(variant, tasks, LIMIT, r -> {});
    assertEquals(
        tasks.stream().map(Task::name).toList(), results.stream().map(CaseResult::name).toList());
    for (CaseResult result : results) {
      assertEquals(
          holds, result.holds(), result.name() + " on " + variant + ": " + result.detail());
    }
  }

  private static void assertAllFail(Variant variant, Path folder) throws Exception {
    assertAll(
        false,
        variant,
        DirectedScenarios.all().stream()
            .filter(d -> d.fails().contains(variant))
            .map(Directed::task)
            .toList(),
        folder);
  }

  @Test
  void scenarios_onWhatShips_holdInAFewInterleavings(@TempDir Path folder) throws Exception {
    Variant shipped = Variant.of(Variant.SHIPPED);
    assertAll(
        true,
        shipped,
        tasksThatHold(shipped).stream().map(t -> t.atMost(FEW_INTERLEAVINGS)).toList(),
        folder);
  }

  @ParameterizedTest
  @MethodSource("sampleThatFails")
  void scenario_onAFaultOfTheSample_isLost(Variant variant, @TempDir Path folder) throws Exception {
    assertAllFail(variant, folder);
  }

  @ParameterizedTest
  @MethodSource("protocolsThatHold")
  @Tag("nightly")
  void scenario_onAProtocolThatHolds_holds(Variant variant, @TempDir Path folder) throws Exception {
    assertAll(true, variant, tasksThatHold(variant), folder);
  }

  @ParameterizedTest
  @MethodSource("protocolsThatFail")
  @Tag("nightly")
  void scenario_onAProtocolThatFails_isLost(Variant variant, @TempDir Path folder)
      throws Exception {
    assertAllFail(variant, folder);
  }

  @Test
  void scenario_writtenAndReadAgain_isTheSame() {
    for (Directed d : DirectedScenarios.all()) {
      assertEquals(d.scenario(), Scenario.parse(d.scenario().toString()));
    }
  }

  @Test
  void faults_ofAllScenarios_nameRowsOrParametersOfTheTable() {
    TimerTable table = TableReader.builtIn().readUnchecked(Variant.SHIPPED, List.of());
    Set<String> rows = new HashSet<>();
    table.rows().forEach(row -> rows.add(row.id()));
    TableReader.builtIn().readPoller(Variant.SHIPPED).rows().forEach(row -> rows.add(row.id()));
    for (Variant variant : protocolsThatFail()) {
      for (Mutation m : variant.mutations()) {
        boolean known =
            m.part().equals("row")
                ? rows.contains(m.name())
                : table.parameters().containsKey(m.field());
        assertTrue(known, m.toString());
      }
    }
  }
}
