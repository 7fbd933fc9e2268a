package dev.timerproof.lincheck.linear;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The calls that a thread of a scenario can make, each with the names of its arguments. */
public enum ScenarioCall {
  /** Arms a timer that was never armed before. */
  ADD("timer processor when period"),
  /** Sets a timer, armed or not. */
  MOD("timer processor when period"),
  /** Stops a timer. */
  DEL("timer"),
  /** Runs the due timers of the caller's own processor. */
  CHECK("processor now"),
  /** Runs the due timers of another thread's processor. */
  STEAL("processor now"),
  /** One round of {@code runtimer} under the lock. */
  RUN("processor now"),
  /** {@code cleantimers} under the lock. */
  CLEAN("processor"),
  /** {@code adjusttimers} under the lock. */
  ADJUST("processor now"),
  /** {@code clearDeletedTimers} under the lock. */
  CLEAR("processor"),
  /** Moves all timers of a processor to another one. */
  MOVE("processor processor"),
  /** Reads the earliest deadline of a processor without the lock. */
  WAKE("processor"),
  /** Runs the due timers of every processor, while no other thread is active. */
  SWEEP("now"),
  /** Puts a timer on a processor before the threads begin. */
  PENDING("processor when"),
  /** Makes the first processors busy, and sets the number of threads. */
  BEGIN("busy threads"),
  /** Has the worker of this processor go to sleep in the selector. */
  REST("processor"),
  /** Has the worker of this processor go to sleep by parking, as for the rest of a sleep. */
  NAP("processor"),
  /** Arms a timer on a processor, from a thread that has no processor. */
  ARM("processor when"),
  /** Waits until a worker sleeps or is stopped. */
  ASLEEP(""),
  /** Ends a thread that has no processor. */
  LEAVE("");

  private final String arguments;

  ScenarioCall(String arguments) {
    this.arguments = arguments;
  }

  /** The name of the scenario class's method. */
  public String method() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of its arguments, in order. */
  public List<String> arguments() {
    return arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1));
  }

  /** The index of the argument of this name, which must exist. */
  int indexOf(String argument) {
    int index = arguments().indexOf(argument);
    if (index < 0) {
      throw new IllegalArgumentException(this + " has no " + argument);
    }
    return index;
  }

  /** The operation that a method of this name calls. */
  public static Optional<ScenarioCall> of(String method) {
    return Stream.of(values()).filter(op -> op.method().equals(method)).findFirst();
  }
}
