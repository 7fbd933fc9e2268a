package dev.timerproof.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.generate.java.ProtocolGenerator;
import dev.timerproof.generate.java.ProtocolLoader;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Which steps of which rows may throw. For this test the protocol is generated from the table with
 * a call before each step. A step that owns a timer or a lock cannot run out of memory, because it
 * allocates none. The steps {@code wake} and {@code fire}, which call code of users, own nothing,
 * and when they throw no other timer is harmed.
 */
class StepFaultsTest {
  private static final TimerTable TABLE = TableReader.builtIn().read(TimerParameters.EDITION);
  private static final Set<String> MAY_FAIL = Set.of("wake", "fire");

  private static Function<String, Map<String, Long>> points;
  private static Map<String, Long> measured;

  @BeforeAll
  static void measure() throws ReflectiveOperationException {
    points = loaded("", "");
    measured = points.apply("");
  }

  /** Loads the protocol with a call before each step, after replacing a part of its text. */
  @SuppressWarnings("unchecked")
  private static Function<String, Map<String, Long>> loaded(String part, String by)
      throws ReflectiveOperationException {
    Map<String, String> sources =
        new ProtocolGenerator(TABLE, StepPoints.class.getPackageName())
            .withPoints("StepPoints.at")
            .generate();
    sources.replaceAll((path, text) -> text.replace(part, by));
    ProtocolLoader loader = ProtocolLoader.load(sources, RuntimeTimer.class, StepPoints.class);
    return (Function<String, Map<String, Long>>)
        loader.loadClass(StepPoints.class.getName()).getConstructor().newInstance();
  }

  private static String word(String point) {
    return point.substring(point.lastIndexOf(' ') + 1);
  }

  @Test
  void operations_onTimersOfEachStatus_reachEveryStepOfEveryRow() {
    Set<String> expected = new TreeSet<>();
    for (Row row : TABLE.rows()) {
      row.steps().forEach(step -> expected.add("row " + row.id() + " " + step));
    }
    expected.removeAll(measured.keySet());
    assertEquals(Set.of(), expected, "steps that were not reached");
  }

  @Test
  void steps_otherThanThoseThatCallOthers_takeNoMemory() {
    Map<String, Long> taking = new TreeMap<>(measured);
    taking.entrySet().removeIf(e -> e.getValue() == 0 || MAY_FAIL.contains(word(e.getKey())));
    assertEquals(Map.of(), taking);
  }

  @Test
  void stepThatTakesMemory_isSeen() throws ReflectiveOperationException {
    Map<String, Long> seen = loaded("pp.held()", "new java.util.ArrayList<>()").apply("");
    assertTrue(seen.getOrDefault("row adjust.ModifiedLater hold", 0L) > 0);
  }

  @Test
  void stepThatCallsOthers_whenItFails_harmsNoOtherTimerAndHoldsNoLock() {
    int swept = 0;
    for (String point : measured.keySet()) {
      if (MAY_FAIL.contains(word(point))) {
        Map<String, Long> outcome = points.apply(point);
        assertTrue(outcome.getOrDefault("met", 0L) > 0, point);
        assertEquals(outcome.get("met"), outcome.get("thrown"), point);
        swept++;
      }
    }
    assertTrue(swept >= 6, "wake of each row that arms, fire of each that runs: " + swept);
  }
}
