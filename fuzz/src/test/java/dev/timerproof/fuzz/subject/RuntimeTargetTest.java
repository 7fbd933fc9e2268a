package dev.timerproof.fuzz.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.fuzz.engine.Engine;
import dev.timerproof.fuzz.engine.Seeds;
import dev.timerproof.fuzz.runtime.program.RuntimeRun;
import dev.timerproof.runtime.RawTimer;
import dev.timerproof.runtime.Ticker;
import dev.timerproof.runtime.Timer;
import dev.timerproof.runtime.TimerExecutorService;
import dev.timerproof.runtime.TimerRuntime;
import dev.timerproof.spec.table.reading.TableReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuntimeTargetTest {
  private static final TableReader READER = TableReader.builtIn();
  private static final Target SHIPPED = target("");

  private static Target target(String mutation) {
    return new Targets(READER, new Subject("repaired", mutation)).target(RuntimeTarget.NAME);
  }

  @Test
  void inputs_ofTheTableAsItIs_hold() {
    List<String> faults = new ArrayList<>();
    Engine engine =
        new Engine(
            SHIPPED,
            true,
            (input, fault) -> faults.add(fault.message() + "\n" + input) && faults.size() < 3);
    engine.unit(Seeds.unit(1, "0/1", RuntimeTarget.NAME, 0), 250);
    assertEquals(List.of(), faults);
    assertTrue(engine.reached().contains("row move.Deleted"), () -> engine.reached().toString());
    assertTrue(engine.reached().contains("call close"), () -> engine.reached().toString());
  }

  @Test
  void input_runTwice_reachesTheSame() {
    SplittableRandom random = new SplittableRandom(7);
    for (int k = 0; k < 10; k++) {
      String input = SHIPPED.random(random);
      assertEquals(SHIPPED.run(input), SHIPPED.run(input));
    }
  }

  @Test
  void faultsOfTheTable_areFoundAndMadeSmall() {
    for (String mutation :
        List.of(
            "del.Waiting drop 2 incdel",
            "mod.Waiting.earlier drop 4 bound",
            "move.Waiting to = Removed")) {
      Target target = target(mutation);
      Engine.Failure least = found(target, 300);
      assertTrue(SHIPPED.run(least.input()).fault().isEmpty(), least.toString());
      assertTrue(target.shape(least.input()).split(" ", -1).length < 8, least.toString());
    }
  }

  /** What a call does in place of what it should do. */
  private interface Wrong {
    @Nullable Object answer(Object real, Method method, Object[] args)
        throws ReflectiveOperationException;
  }

  /** Has calls of this name do something wrong. */
  private static <T> T wrong(T real, Class<T> type, String name, Wrong wrong) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, given) -> {
              Object[] args = given == null ? new Object[0] : given;
              try {
                return method.getName().equals(name)
                    ? wrong.answer(real, method, args)
                    : method.invoke(real, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static UnaryOperator<TimerRuntime> wrong(String name, Wrong wrong) {
    return real -> wrong(real, TimerRuntime.class, name, wrong);
  }

  /** A runtime that makes something whose calls of this name do something wrong. */
  private static <T> UnaryOperator<TimerRuntime> making(
      String maker, Class<T> type, String name, Wrong wrong) {
    return wrong(
        maker,
        (real, method, args) -> wrong(type.cast(method.invoke(real, args)), type, name, wrong));
  }

  @Test
  void faultsOfTheLibrary_areFound() {
    Wrong longer =
        (real, method, args) -> {
          args[0] = ((Duration) args[0]).plusNanos(1);
          return method.invoke(real, args);
        };
    Wrong laterTask =
        (real, method, args) -> {
          args[1] = (Long) args[1] / 2 + 1;
          return method.invoke(real, args);
        };
    Wrong twice =
        (real, method, args) -> {
          Object first = method.invoke(real, args);
          method.invoke(real, args);
          return first;
        };
    Wrong negated = (real, method, args) -> !(Boolean) method.invoke(real, args);
    Wrong nothing = (real, method, args) -> null;
    Wrong emptied =
        (real, method, args) -> {
          method.invoke(real, args);
          return List.of();
        };
    assertFound("timers that are armed", wrong("newTimer", longer));
    assertFound("timers that are armed", wrong("afterFunc", twice));
    assertFound("", wrong("newTicker", longer));
    assertFound("timers that are armed", wrong("pending", emptied));
    assertFound(
        "next deadline", wrong("nextDeadline", (real, method, args) -> OptionalLong.empty()));
    assertFound("timers that a shutdown stops", wrong("shutdownNow", emptied));
    assertFound("terminated", wrong("isTerminated", negated));
    assertFound("", wrong("shutdown", nothing));
    assertFound("answer of timer #", making("newTimer", Timer.class, "stop", negated));
    assertFound("timers that are armed", making("newTimer", Timer.class, "reset", longer));
    assertFound("answer of raw timer #", making("newRawTimer", RawTimer.class, "stop", negated));
    assertFound("timers that are armed", making("newTicker", Ticker.class, "stop", nothing));
    String executor = "asScheduledExecutorService";
    Class<TimerExecutorService> its = TimerExecutorService.class;
    assertFound("timers that are armed", making(executor, its, "schedule", laterTask));
    assertFound("timers that are armed", making(executor, its, "scheduleAtFixedRate", laterTask));
    assertFound("tasks that a shutdown takes back", making(executor, its, "shutdownNow", emptied));
    assertFound("executor is terminated", making(executor, its, "isTerminated", negated));
  }

  private static void assertFound(String property, UnaryOperator<TimerRuntime> fault) {
    Engine.Failure least = found(new RuntimeTarget(new RuntimeRun(fault), List.of()), 300);
    assertTrue(least.fault().property().startsWith(property), property + ": " + least);
    assertTrue(SHIPPED.run(least.input()).fault().isEmpty(), least.toString());
  }

  private static Engine.Failure found(Target target, int executions) {
    List<Engine.Failure> failures = new ArrayList<>();
    Engine engine =
        new Engine(target, true, (input, fault) -> !failures.add(new Engine.Failure(input, fault)));
    engine.unit(Seeds.unit(1, "0/1", RuntimeTarget.NAME, 0), executions);
    assertEquals(1, failures.size());
    return engine.shrunk(failures.get(0), 300);
  }

  @Test
  void mutated_inputs_areInputs() {
    SplittableRandom random = new SplittableRandom(3);
    String input = SHIPPED.random(random);
    for (int k = 0; k < 100; k++) {
      input = SHIPPED.mutate(input, SHIPPED.random(random), random);
      assertTrue(SHIPPED.run(input).fault().isEmpty(), input);
    }
  }

  @Test
  void editionThatTheLibraryDoesNotShip_isRefused() {
    assertTrue(
        String.valueOf(
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                            new Targets(READER, new Subject("go1.19", ""))
                                .target(RuntimeTarget.NAME))
                    .getMessage())
            .contains("expected edition repaired"));
  }

  @Test
  void text_thatIsNoInput_isRefusedWithWhatWasExpected() {
    for (String text :
        List.of(
            "",
            "seed 1, 2 processors:",
            "seed 1, 9 processors: stop 0",
            "seed 1, 1 processors: stop 6",
            "seed 1, 1 processors: every 0 1 1",
            "seed 1, 1 processors: tick 0 0",
            "seed 1, 1 processors: stop",
            "seed 1, 1 processors: fly 1")) {
      String message =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> SHIPPED.run(text)).getMessage());
      assertTrue(message.contains("expected"), message);
    }
  }
}
