package dev.timerproof.conformance.port.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.CounterexampleFile;
import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.spec.model.Schedule;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CounterexampleVectorTest {
  private static final TableReader TABLES = TableReader.builtIn();
  private static final Reference RIGHT = new Reference(TABLES.read("repaired"));

  private static Trace.Action call(String thread, String operation, String timer, String from) {
    String processor = operation.equals("moveTimers") ? "p2" : "p1";
    return Trace.Action.of(
        thread, new Trace.Call(operation, timer, processor, from, 3, 0, 0, false));
  }

  private static Stream<Trace.Action> steps(String thread, String... does) {
    return Stream.of(does).map(step -> Trace.Action.of(thread, step));
  }

  /** All timers move away while a stop is behind its commit. */
  private static CounterexampleFile movedAway(List<Mutation> mutations) {
    List<Trace.Action> actions = new ArrayList<>();
    actions.add(call("h1", "modtimer", "t1", ""));
    actions.add(call("h2", "deltimer", "t1", ""));
    steps("h1", "load", "cas", "lock", "commit", "ret").forEach(actions::add);
    steps("h2", "load", "cas", "readpp", "commit").forEach(actions::add);
    actions.add(call("h1", "moveTimers", "", "p1"));
    steps("h1", "load", "cas", "commit", "ret").forEach(actions::add);
    steps("h2", "incdel", "ret").forEach(actions::add);
    List<Trace.Step> steps = new ArrayList<>();
    for (Trace.Action action : actions) {
      steps.add(new Trace.Step(steps.size() + 2, Map.of(), List.of(action), List.of(), List.of()));
    }
    Trace trace =
        new Trace("DeletedTimersExact", "repaired", List.of("h1", "h2"), steps, List.of())
            .from(
                new Trace.Start("", List.of("t1"), List.of("p1", "p2"), Map.of()),
                Schedule.told(mutations));
    return new CounterexampleFile("bugs/WithoutR3", "", "", trace);
  }

  @Test
  void vector_ofACounterexample_isAnsweredByTheTable_andForbidsWhatTheFaultAnswers() {
    List<Mutation> fault = PlantedFaults.builtIn().mutations("WithoutR3");

    TestVector vector = CounterexampleVector.of(movedAway(fault), TABLES, RIGHT);

    assertEquals("counterexample/WithoutR3", vector.id());
    assertTrue(
        vector.asks().contains("move p0 p1") || vector.asks().contains("call a0 move p0 p1"));
    TestVector.Course forbidden = vector.others().get(0);
    assertFalse(forbidden.allowed());
    assertEquals("the counterexample bugs/WithoutR3", forbidden.why());
    assertFalse(
        vector.exchanges().get(forbidden.from()).agrees(forbidden.exchanges().get(0)),
        forbidden::toString);
    assertEquals(
        vector.exchanges(), new Histories(RIGHT).answered("again", vector.asks()).exchanges());
  }

  @Test
  void counterexample_whoseTableAnswersAsThePortsDoes_isRefused() {
    var e =
        assertThrows(
            MalformedVectorsException.class,
            () -> CounterexampleVector.of(movedAway(List.of()), TABLES, RIGHT));

    assertTrue(
        String.valueOf(e.getMessage()).contains("found no request whose answer tells"),
        e::toString);
  }
}
