package dev.timerproof.lincheck.linear;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a thread of a scenario can call, each with the names of its numbers. */
public enum ScenarioCall {
  /** Arms a timer that was never used. */
  ADD("timer processor when period"),
  /** Sets a timer, armed or not. */
  MOD("timer processor when period"),
  /** Stops a timer. */
  DEL("timer"),
  /** Runs what is due on the caller's own processor. */
  CHECK("processor now"),
  /** Runs what is due on somebody else's processor. */
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
  /** Reads when a processor has something to do, without the lock. */
  WAKE("processor"),
  /** Runs what is due on every processor, with nobody else at work. */
  SWEEP("now"),
  /** Gives a processor a timer before anything else happens. */
  PENDING("processor when"),
  /** Makes the first processors busy, and says how many threads there will be. */
  BEGIN("busy threads"),
  /** Has a worker with this processor go to sleep, in the selector. */
  REST("processor"),
  /** The same, but it parks. */
  NAP("processor"),
  /** Gives a processor a timer from a thread that is on none. */
  ARM("processor when"),
  /** Waits until a worker sleeps or has stopped. */
  ASLEEP(""),
  /** Ends a thread that is on no processor. */
  LEAVE("");

  private final String arguments;

  ScenarioCall(String arguments) {
    this.arguments = arguments;
  }

  /** The name of the method. */
  public String method() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What each of its numbers is. */
  public List<String> arguments() {
    return arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1));
  }

  /** The place of a number of this name; there must be one. */
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
