package dev.timerproof.fuzz.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.fuzz.engine.Engine;
import dev.timerproof.fuzz.engine.Seeds;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ThreadsTargetTest {
  private static final TableReader READER = TableReader.builtIn();
  private static final Target SHIPPED = target("repaired", "");

  private static Target target(String edition, String mutation) {
    return new Targets(READER, new Subject(edition, mutation)).target(ThreadsTarget.NAME);
  }

  @Test
  void inputs_ofTheTableAsItIs_hold() {
    List<String> faults = new ArrayList<>();
    Engine engine =
        new Engine(SHIPPED, true, (input, fault) -> !faults.add(input + "\n" + fault.message()));
    engine.unit(Seeds.unit(1, "0/1", ThreadsTarget.NAME, 0), 500);
    assertEquals(List.of(), faults);
    assertTrue(
        engine.reached().stream().anyMatch(what -> what.startsWith("race in ")),
        () -> engine.reached().toString());
  }

  @Test
  void input_runAgain_isTheSameInterleaving() {
    SplittableRandom random = new SplittableRandom(5);
    for (int k = 0; k < 20; k++) {
      String input = SHIPPED.random(random);
      assertEquals(SHIPPED.run(input), SHIPPED.run(input), input);
    }
  }

  @Test
  void anotherSchedule_isAnotherInterleaving() {
    String calls = "mod 0 0 5 0 || del 0 | run 0 9 || sweep 50 @ ";
    assertNotEquals(SHIPPED.run(calls + "0:0").reached(), SHIPPED.run(calls + "0:1").reached());
  }

  @Test
  void raceThatOneThreadCannotShow_isFoundAndMadeSmall() {
    Target target = target("repaired", "del.Waiting via = Moving");
    List<Engine.Failure> failures = new ArrayList<>();
    Engine engine =
        new Engine(target, true, (input, fault) -> !failures.add(new Engine.Failure(input, fault)));
    engine.unit(Seeds.unit(1, "0/1", ThreadsTarget.NAME, 0), 3_000);
    assertEquals(1, failures.size());
    Engine.Failure least = engine.shrunk(failures.get(0), 2_000);
    assertEquals(failures.get(0).fault().property(), least.fault().property());
    assertEquals(target.run(least.input()), target.run(least.input()));
    assertTrue(SHIPPED.run(least.input()).fault().isEmpty(), least.toString());
    assertTrue(least.input().length() < failures.get(0).input().length(), least.toString());
  }

  @Test
  void readerOfOneProcessor_getsNoTimersOnOthersByAMutation() {
    SplittableRandom random = new SplittableRandom(1);
    String other = "mod 2 1 2 0 || run 0 6 | del 0 || sweep 50 @";
    for (int k = 0; k < 200; k++) {
      String next = SHIPPED.mutate("|| run 0 6 | mod 0 0 7 0 || wake 0 @ 0:1", other, random);
      assertEquals(Optional.empty(), SHIPPED.run(next).fault(), next);
    }
  }

  @Test
  void callsOfAnEditionOfGo_keepItsRules() {
    Target go = target("go1.19", "");
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < 200; k++) {
      String threads = go.random(random).split("\\|\\|", -1)[1];
      assertTrue(
          !threads.contains("add") && !threads.contains("move") && !threads.contains("wake"),
          threads);
    }
  }

  @Test
  void text_thatIsNoInput_isRefusedWithWhatWasExpected() {
    for (String text :
        List.of(
            "",
            "|| del 0 ||",
            "|| del 9 || @",
            "|| del || @",
            "|| mod 0 0 0 0 || @",
            "|| rest 0 || @",
            "|| del 0 || @ 1",
            "|| del 0 || @ 5:0 5:1")) {
      String message =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> SHIPPED.run(text), text)
                  .getMessage());
      assertTrue(
          message.contains("expected") || message.contains("takes") || message.contains("unknown"),
          message);
    }
  }
}
