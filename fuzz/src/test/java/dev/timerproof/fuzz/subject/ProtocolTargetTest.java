package dev.timerproof.fuzz.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.fuzz.engine.Engine;
import dev.timerproof.fuzz.engine.Seeds;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProtocolTargetTest {
  private static final TableReader READER = TableReader.builtIn();
  private static final Target SHIPPED = target("");

  private static Target target(String mutation) {
    return new Targets(READER, new Subject("repaired", mutation)).target(ProtocolTarget.NAME);
  }

  @Test
  void inputs_ofTheTableAsItIs_hold() {
    List<Fault> faults = new ArrayList<>();
    Engine engine = engine(SHIPPED, faults);
    engine.unit(Seeds.unit(1, "0/1", ProtocolTarget.NAME, 0), 300);
    assertEquals(List.of(), faults);
    assertTrue(engine.reached().contains("row move.Deleted"), () -> engine.reached().toString());
  }

  @Test
  void input_runTwice_reachesTheSame() {
    String input = SHIPPED.random(new SplittableRandom(7));
    assertEquals(SHIPPED.run(input), SHIPPED.run(input));
  }

  @Test
  void faultsOfATable_areFoundAndMadeSmall() {
    assertFound("del.Waiting drop 2 incdel", "P#: deletedTimers is #, there are #", "mod del");
    assertFound("del.Modifying kind = noop", "", "");
    assertFound("mod.Waiting.earlier drop 4 bound", "P#: timerModifiedEarliest is #", "mod mod");
  }

  /** What is found of a change, or that nothing is if one thread alone cannot notice it. */
  private static void assertFound(String mutation, String property, String shape) {
    Target target = target(mutation);
    List<Fault> faults = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    Engine engine =
        new Engine(
            target,
            true,
            (input, fault) -> {
              inputs.add(input);
              faults.add(fault);
              return false;
            });
    engine.unit(1, 100);
    assertEquals(property.isEmpty(), faults.isEmpty(), mutation + ": " + faults);
    if (!property.isEmpty()) {
      Engine.Failure least = engine.shrunk(new Engine.Failure(inputs.get(0), faults.get(0)), 4_000);
      assertTrue(least.fault().property().startsWith(property), least.toString());
      assertEquals(shape, target.shape(least.input()));
      assertTrue(target.run(least.input()).fault().isPresent());
      assertTrue(SHIPPED.run(least.input()).fault().isEmpty());
    }
  }

  @Test
  void callThatNeverEnds_isAFaultAtOnce() {
    Target target = target("run.Waiting.periodic drop 2 rearm");
    List<Fault> faults = new ArrayList<>();
    engine(target, faults).unit(1, 100);
    assertFalse(faults.isEmpty());
  }

  @Test
  void text_thatIsNoInput_isRefusedWithWhatWasExpected() {
    for (String text :
        List.of(
            "",
            "arity 4",
            "arity 3, 1 processors: del 0",
            "arity 4, 1 processors: del",
            "arity 4, 1 processors: del 12",
            "arity 4, 1 processors: fly 1",
            "arity 4, 1 processors: check 1",
            "arity 4, 9 processors: del 0")) {
      String message =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> SHIPPED.run(text)).getMessage());
      assertTrue(message.contains("expected"), message);
    }
  }

  @Test
  void mutated_inputs_areInputs() {
    SplittableRandom random = new SplittableRandom(3);
    String input = SHIPPED.random(random);
    String other = SHIPPED.random(random);
    for (int k = 0; k < 200; k++) {
      input = SHIPPED.mutate(input, other, random);
      assertTrue(SHIPPED.run(input).fault().isEmpty());
    }
  }

  private static Engine engine(Target target, List<Fault> faults) {
    return new Engine(target, true, (input, fault) -> !faults.add(fault));
  }
}
