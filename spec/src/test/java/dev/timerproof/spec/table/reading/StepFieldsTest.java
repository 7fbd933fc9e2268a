package dev.timerproof.spec.table.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.timerproof.spec.table.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fields that the table lists for a step are exactly those that the step's TLA+ definition
 * reads and writes.
 */
class StepFieldsTest {
  private static final Vocabulary VOCABULARY = TableReader.builtIn().vocabulary();

  /**
   * The step whose effect is on the poller, which {@code Steps.tla} and {@code Heap.tla} do not
   * have.
   */
  private static final String WAKE = "wake";

  /** Fields that only the models write: they count arms where Go stores the callback. */
  private static final Map<String, Set<String>> OF_THE_MODELS_ALONE =
      Map.of("setargs", Set.of("t.callback"));

  private static StepRuns runs;

  @BeforeAll
  static void open() {
    runs = new StepRuns(VOCABULARY.statuses());
  }

  static List<Vocabulary.Step> steps() {
    return VOCABULARY.steps().values().stream()
        .filter(step -> !VOCABULARY.calls().containsKey(step.name()) && !step.name().equals(WAKE))
        .toList();
  }

  @Test
  void fields_butThePoller_areInTheModels() {
    Set<String> inModels = new TreeSet<>(VOCABULARY.fields().keySet());
    inModels.remove("poller");
    assertEquals(inModels, StepRuns.fields());
  }

  @ParameterizedTest
  @MethodSource("steps")
  void step_runInTla_readsAndWritesWhatTheTableSays(Vocabulary.Step step) {
    assertEquals(said(step), found(step));
  }

  @ParameterizedTest
  @CsvSource({
    "setwhen, setnext",
    "setpp, clearpp",
    "incnum, decnum",
    "readnum, incnum",
    "pub0, pub0root",
    "place, keep",
    "clearbound, clearboundifempty",
    "incdel, subdel",
    "applynext, setwhen",
    "insert, unlink"
  })
  void step_saidToTouchWhatAnotherOneDoes_isFoundToDiffer(String said, String run) {
    Vocabulary.Step other = VOCABULARY.step(run);
    assertNotEquals(said(VOCABULARY.step(said)), found(other));
  }

  private static String said(Vocabulary.Step step) {
    return text(step.reads(), step.writes());
  }

  private static String found(Vocabulary.Step step) {
    String processor = step.needs().contains("tpp") ? "tpp" : "p";
    StepRuns.Touched touched = runs.touched(step.name(), processor);
    Set<String> reads = new TreeSet<>(touched.reads());
    reads.removeAll(OF_THE_MODELS_ALONE.getOrDefault(step.name(), Set.of()));
    return text(reads, touched.writes());
  }

  private static String text(Collection<String> reads, Collection<String> writes) {
    return "reads " + new TreeSet<>(reads) + ", writes " + new TreeSet<>(writes);
  }
}
