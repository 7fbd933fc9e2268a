package dev.timerproof.fuzz.runtime.program;

import dev.timerproof.fuzz.runtime.RuntimeHistory;
import dev.timerproof.fuzz.runtime.RuntimeProgram;
import dev.timerproof.fuzz.runtime.RuntimeStep;
import dev.timerproof.runtime.TimerRuntime;
import dev.timerproof.runtime.VirtualClock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Runs each history on a runtime of its own, and on the model beside it. */
public final class RuntimeRun implements RuntimeProgram {
  private final UnaryOperator<TimerRuntime> wrapping;

  /** Runs histories on the runtime as it is. */
  public RuntimeRun() {
    this(UnaryOperator.identity());
  }

  /** Runs histories on a runtime that this makes of one. */
  public RuntimeRun(UnaryOperator<TimerRuntime> wrapping) {
    this.wrapping = wrapping;
  }

  @Override
  public Optional<String> fault(RuntimeHistory history, Consumer<String> begins) {
    VirtualClock clock = new VirtualClock(Instant.EPOCH, history.seed());
    Calls calls = new Calls(clock, history.processors(), wrapping);
    int number = 0;
    for (RuntimeStep step : history.steps()) {
      number++;
      begins.accept(step.kind().word());
      try {
        calls.run(step);
      } catch (AssertionError | RuntimeException e) {
        return Optional.of(
            "step " + number + " (" + step + ") at " + clock.nanos() + ": " + message(e));
      }
    }
    return Optional.empty();
  }

  private static String message(Throwable e) {
    return e instanceof AssertionError && e.getMessage() != null ? e.getMessage() : e.toString();
  }

  static void same(String what, Object expected, Object found) {
    isTrue(what + ": expected " + expected + ", found " + found, expected.equals(found));
  }

  static void isTrue(String message, boolean condition) {
    if (!condition) {
      throw new AssertionError(message);
    }
  }
}
