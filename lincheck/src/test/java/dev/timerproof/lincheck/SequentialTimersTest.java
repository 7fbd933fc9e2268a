package dev.timerproof.lincheck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.eval.Definitions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares the sequential model with {@code AbstractTimers.tla}: each step of the model is an
 * action there.
 */
class SequentialTimersTest {
  private static final List<String> TIMERS = List.of("t0", "t1");
  private static final int STEPS = 1_500;
  private static Definitions abstractTimers;

  private final SequentialTimers model = new SequentialTimers(TIMERS.size());
  private final Map<String, Integer> owed = new TreeMap<>(Map.of("t0", 0, "t1", 0));
  private int clock = 1;

  @BeforeAll
  static void openTheModule() {
    abstractTimers =
        Definitions.open(
            "AbstractTimers", Map.of("Timers", "{\"t0\", \"t1\"}", "Threads", "{\"i\"}"));
  }

  private Map<String, Object> state(Map<String, Object> call) {
    Map<String, Object> timers = new TreeMap<>();
    for (int t = 0; t < TIMERS.size(); t++) {
      String name = TIMERS.get(t);
      timers.put(
          name,
          Map.of(
              "due", (int) model.deadline(t),
              "per", (int) model.period(t),
              "owed", owed.getOrDefault(name, 0)));
    }
    return Map.of("clock", clock, "timer", timers, "call", Map.of("i", call));
  }

  private static Map<String, Object> call(String op, int timer, int w, int d, String result) {
    Map<String, Object> call = new TreeMap<>();
    call.put("op", op);
    call.put("t", TIMERS.get(timer));
    call.put("when", w);
    call.put("period", d);
    call.put("done", !result.isEmpty());
    call.put("answer", result.isEmpty() ? "none" : result);
    return call;
  }

  private static final Map<String, Object> NO_CALL = Map.of("op", "none");

  /** Whether a call with this answer is an effect that the abstract model allows. */
  private boolean callIsAllowed(
      String op, int timer, int w, int d, Runnable step, String[] answer) {
    Map<String, Object> before = state(call(op, timer, w, d, ""));
    step.run();
    return abstractTimers.leads(before, state(call(op, timer, w, d, answer[0])), "Effect", "i");
  }

  @Test
  void randomHistory_everyStep_isAnActionOfTheAbstractModel() {
    Random random = new Random(7);
    int fired = 0;
    for (int n = 0; n < STEPS; n++) {
      int t = random.nextInt(TIMERS.size());
      int w = clock + random.nextInt(9);
      int d = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0;
      String[] answer = {""};
      switch (random.nextInt(4)) {
        case 0 ->
            assertTrue(
                callIsAllowed(
                    "stop", t, 0, 0, () -> answer[0] = Boolean.toString(model.stop(t)), answer));
        case 1 -> {
          if (model.isArmed(t)) {
            Runnable reset = () -> answer[0] = Boolean.toString(model.reset(t, w, d));
            assertTrue(callIsAllowed("reset", t, w, d, reset, answer));
          } else {
            Runnable start =
                () -> {
                  model.start(t, w, d);
                  answer[0] = "none";
                };
            assertTrue(callIsAllowed("start", t, w, d, start, answer));
          }
        }
        case 2 -> clock += random.nextInt(4);
        default -> {
          Map<String, Object> before = state(NO_CALL);
          if (model.isDue(t, clock)) {
            model.fire(t, clock);
            owed.merge(TIMERS.get(t), 1, Integer::sum);
            assertTrue(abstractTimers.leads(before, state(NO_CALL), "Fire", TIMERS.get(t)));
            Map<String, Object> after = state(NO_CALL);
            owed.put(TIMERS.get(t), 0);
            assertTrue(abstractTimers.leads(after, state(NO_CALL), "Deliver", TIMERS.get(t)));
            fired++;
          } else {
            owed.merge(TIMERS.get(t), 1, Integer::sum);
            assertFalse(abstractTimers.leads(before, state(NO_CALL), "Fire", TIMERS.get(t)));
            owed.put(TIMERS.get(t), 0);
          }
        }
      }
    }
    assertTrue(fired > STEPS / 50, "fired " + fired + " times");
  }

  @Test
  void wrongAnswer_ofAStop_isNoActionOfTheAbstractModel() {
    model.start(0, 5, 0);
    String[] answer = {"false"};
    assertFalse(callIsAllowed("stop", 0, 0, 0, () -> model.stop(0), answer));
  }

  @Test
  void wrongDeadline_afterAFiring_isNoActionOfTheAbstractModel() {
    model.start(0, 5, 10);
    clock = 17;
    Map<String, Object> before = state(NO_CALL);
    model.reset(0, 16, 10);
    owed.put("t0", 1);
    assertFalse(abstractTimers.leads(before, state(NO_CALL), "Fire", "t0"));
  }
}
