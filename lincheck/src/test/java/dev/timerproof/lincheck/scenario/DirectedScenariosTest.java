package dev.timerproof.lincheck.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.lincheck.CaseResult;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each directed scenario holds where it should, and each fault that it was written for is found: a
 * sample in every build, all of them in the profile nightly. Two run at a time, as most of the time
 * goes into processes of their own.
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
    return faults().map(LosingVariant::variant).distinct().toList();
  }

  private static Stream<LosingVariant> faults() {
    return DirectedScenarios.all().stream().flatMap(d -> d.fails().stream());
  }

  static List<Variant> sampleThatFails() {
    return DirectedScenarios.all().stream()
        .filter(d -> SAMPLE.contains(d.name()))
        .flatMap(d -> d.fails().stream())
        .map(LosingVariant::variant)
        .toList();
  }

  private static List<Task> tasksThatHold(Variant variant) {
    return DirectedScenarios.all().stream()
        .filter(d -> d.holds().contains(variant))
        .map(Directed::task)
        .toList();
  }

  private static List<CaseResult> run(Variant variant, List<Task> tasks, Path folder)
      throws Exception {
    List<CaseResult> results =
        new DirectedRun(Optional.empty(), folder).run(variant, tasks, LIMIT, r -> {});
    assertEquals(
        tasks.stream().map(Task::name).toList(), results.stream().map(CaseResult::name).toList());
    return results;
  }

  private static void assertAllHold(Variant variant, List<Task> tasks, Path folder)
      throws Exception {
    for (CaseResult result : run(variant, tasks, folder)) {
      assertTrue(result.holds(), result.name() + " on " + variant + ": " + result.detail());
    }
  }

  private static void assertAllFail(Variant variant, Path folder) throws Exception {
    Map<String, LosingVariant> expected = new LinkedHashMap<>();
    List<Task> tasks = new ArrayList<>();
    for (Directed d : DirectedScenarios.all()) {
      for (LosingVariant fault : d.fails()) {
        if (fault.variant().equals(variant)) {
          expected.put(d.name(), fault);
          tasks.add(d.task());
        }
      }
    }
    for (CaseResult result : run(variant, tasks, folder)) {
      LosingVariant fault = expected.get(result.name());
      assertTrue(
          fault != null && fault.isFoundBy(result),
          result.name() + ": expected " + fault + ", found " + result.detail());
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void scenarios_onWhatShips_holdInAFewInterleavings(@TempDir Path folder) throws Exception {
    Variant shipped = Variant.of(Variant.SHIPPED);
    assertAllHold(
        shipped,
        tasksThatHold(shipped).stream().map(t -> t.atMost(FEW_INTERLEAVINGS)).toList(),
        folder);
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("sampleThatFails")
  void scenario_onAFaultOfTheSample_isLost(Variant variant, @TempDir Path folder) throws Exception {
    assertAllFail(variant, folder);
  }

  @ParameterizedTest
  @MethodSource("protocolsThatHold")
  @Tag("nightly")
  void scenario_onAProtocolThatHolds_holds(Variant variant, @TempDir Path folder) throws Exception {
    assertAllHold(variant, tasksThatHold(variant), folder);
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
    table.poller().rows().forEach(row -> rows.add(row.id()));
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

  /**
   * Detects faults that were written for another version of the table: these would differ from the
   * row in more than one step.
   */
  @Test
  void faults_ofThePoller_leaveOutOrExchangeOneStepOfTheRowThatShips() {
    List<PollerRow> rows = TableReader.builtIn().read(Variant.SHIPPED).poller().rows();
    int seen = 0;
    for (Mutation m : faults().flatMap(f -> f.variant().mutations().stream()).toList()) {
      for (PollerRow row : rows) {
        if (row.id().equals(m.name()) && m.field().equals("steps")) {
          assertTrue(isNextTo(row.steps(), (List<?>) m.value()), m + " for " + row.steps());
          seen++;
        }
      }
    }
    assertTrue(seen > 0, "no fault changes the steps of a row");
    assertFalse(isNextTo(List.of("a", "b", "c"), List.of("a")));
    assertFalse(isNextTo(List.of("a", "b", "c"), List.of("b", "c", "a")));
  }

  private static boolean isNextTo(List<String> steps, List<?> changed) {
    for (int i = 0; i < steps.size(); i++) {
      List<String> other = new ArrayList<>(steps);
      other.remove(i);
      if (other.equals(changed)) {
        return true;
      }
      for (int k = i + 1; k < steps.size(); k++) {
        other = new ArrayList<>(steps);
        Collections.swap(other, i, k);
        if (other.equals(changed)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void fault_anotherFailure_isNotFound() {
    LosingVariant fault = new LosingVariant(Variant.of(Variant.SHIPPED), "deletedTimers is -1");
    assertTrue(fault.isFoundBy(result(false, "P0: deletedTimers is -1, there are 0")));
    assertFalse(fault.isFoundBy(result(false, "= The execution has hung =")));
    assertFalse(fault.isFoundBy(result(false, "java.lang.NoSuchMethodError: commit")));
    assertFalse(fault.isFoundBy(result(true, "")));
    assertThrows(
        IllegalArgumentException.class, () -> new LosingVariant(Variant.of(Variant.SHIPPED), " "));
  }

  private static CaseResult result(boolean holds, String detail) {
    return new CaseResult("a", "", holds, "", Map.of(), 1, "", detail);
  }
}
