package dev.timerproof.conformance.port.reference;

import dev.timerproof.evidence.claim.CounterexampleFile;
import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.spec.model.Schedule;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a vector of a counterexample that a layer has found: the schedule of its threads from point
 * to point, with what the table of the port answers. What the table of the counterexample answers
 * must not be.
 *
 * <p>A schedule of points is coarser than one of steps: what a thread does between two points is
 * done at once. So a vector may not tell the two tables apart.
 */
public final class CounterexampleVector {
  /** For each operation of the table the request of the protocol. */
  static final Map<String, String> ASKS =
      Map.of(
          "addtimer", "add",
          "modtimer", "mod",
          "deltimer", "del",
          "cleantimers", "clean",
          "adjusttimers", "adjust",
          "runtimer", "run",
          "clearDeletedTimers", "clear",
          "moveTimers", "move");

  private static final List<String> POINTS = List.of("load", "cas", "commit", "lock");

  /** What a time is multiplied by, so that no two timers have the same deadline. */
  private static final long UNIT = 100;

  private static final int LONGEST = 200;
  private static final String COMMITTED = "committed";
  private static final String LOCK = "lock";

  private final Trace trace;
  private final Reference faulty;
  private final List<String> asks = new ArrayList<>();

  /** For each thread that is in a call the point at which its actor has stopped. */
  private final Map<String, String> at = new HashMap<>();

  private boolean panicked;

  private CounterexampleVector(Trace trace, Reference faulty) {
    this.trace = trace;
    this.faulty = faulty;
  }

  /**
   * The vector of a counterexample.
   *
   * @param reader the table that the counterexample is about
   * @param right answers as the port must
   * @throws MalformedVectorsException if it is no schedule of the requests of the protocol, or if
   *     the schedule does not tell the two tables apart
   */
  public static TestVector of(CounterexampleFile file, TableReader reader, Reference right) {
    Trace trace = file.trace();
    String name = "the counterexample " + file.claim();
    if (trace.kind() != Trace.Kind.RUN
        || trace.start().timers().isEmpty()
        || !reader.vocabulary().editions().contains(trace.edition())) {
      throw new MalformedVectorsException(
          name + ": found no run of timers with a status word from the beginning, expected one");
    }
    TimerTable table = reader.readUnchecked(trace.edition(), Schedule.mutations(trace));
    var fault = new VectorMaker.Fault(name, new Reference(table));
    List<String> asked = new CounterexampleVector(trace, fault.reference()).asks();
    String id = "counterexample/" + file.claim().replaceFirst(".*/", "");
    TestVector vector = new Histories(right).answered(id, possible(asked, right));
    return VectorMaker.forbidden(fault, vector)
        .map(course -> vector.with(List.of(course)))
        .orElseThrow(
            () ->
                new MalformedVectorsException(
                    name
                        + ": found no request whose answer tells its table from "
                        + right.table().edition()
                        + ", expected one: what goes wrong lies between two points"));
  }

  /** The schedule, made with the answers of the table that the counterexample is about. */
  private List<String> asks() {
    ask("reset " + trace.start().timers().size() + " " + trace.start().processors().size(), "");
    ask("fine", "");
    for (Trace.Step step : trace.steps()) {
      for (Trace.Action action : step.actions()) {
        if (!action.thread().isEmpty() && !panicked) {
          follow(action);
        }
      }
    }
    return asks;
  }

  private void follow(Trace.Action action) {
    String thread = action.thread();
    if (action.call().isPresent()) {
      end(thread);
      String call = call(action.call().get());
      ask("call " + actor(thread) + " " + call, thread);
      // A caller that holds the lock has taken it when its call begins.
      boolean isOfAHeap = action.call().get().timer().isEmpty();
      if (isOfAHeap && LOCK.equals(at.get(thread))) {
        go(thread);
      }
      return;
    }
    if (COMMITTED.equals(at.get(thread))) {
      go(thread);
    }
    if (POINTS.contains(action.does()) && action.does().equals(at.get(thread))) {
      go(thread);
    }
  }

  private String call(Trace.Call call) {
    String op = ASKS.get(call.operation());
    if (op == null) {
      throw new MalformedVectorsException(
          "the counterexample calls " + call.operation() + ", which the protocol cannot step");
    }
    String t = "t" + trace.start().timers().indexOf(call.timer());
    String p = "p" + trace.start().processors().indexOf(call.processor());
    return switch (op) {
      case "add", "mod" ->
          String.join(
              " ",
              op,
              t,
              "" + (time(call.when()) + trace.start().timers().indexOf(call.timer())),
              "" + time(call.period()),
              p.equals("p-1") ? "p0" : p,
              "" + (1000 + asks.size()),
              "" + asks.size());
      case "del" -> op + " " + t;
      case "adjust", "run" -> op + " " + p + " " + (time(call.now()) + UNIT - 1);
      case "move" -> op + " p" + trace.start().processors().indexOf(call.from()) + " " + p;
      default -> op + " " + p;
    };
  }

  private static long time(long time) {
    return time <= 0 ? time : time * UNIT;
  }

  private String actor(String thread) {
    int k = trace.threads().indexOf(thread);
    if (k < 0) {
      throw new MalformedVectorsException("the counterexample has no thread " + thread);
    }
    return "a" + k;
  }

  private void go(String thread) {
    ask("go " + actor(thread), thread);
  }

  /** Lets the call of a thread come to its end. */
  private void end(String thread) {
    for (int k = 0; k < LONGEST && at.containsKey(thread) && !panicked; k++) {
      go(thread);
    }
  }

  private void ask(String ask, String thread) {
    asks.add(ask);
    String answer = faulty.answer(ask);
    if (answer.startsWith("at ")) {
      at.put(thread, answer.split(" ", -1)[1]);
    } else {
      at.remove(thread);
    }
    panicked |= answer.contains(TestVector.PANIC);
  }

  /**
   * Those requests that can be made of another table, in which a call may be shorter or longer;
   * then those that let all calls end and all timers run.
   */
  private static List<String> possible(List<String> asks, Reference right) {
    List<String> all = new ArrayList<>();
    for (String ask : asks) {
      String[] words = ask.split(" ", 3);
      if (words[0].equals("call")) {
        goOn(words[1], right, all);
      }
      try {
        right.answer(ask);
        all.add(ask);
      } catch (IllegalArgumentException e) {
        // The call of this actor has ended.
      }
    }
    all = new ArrayList<>(new Schedules(right).completed(all));
    all.addAll(List.of("wake p0 90000", "check p0 90000 own", "wake p0 90000"));
    return all;
  }

  /** Lets the call of an actor come to its end, if it is in one. */
  private static void goOn(String actor, Reference right, List<String> all) {
    try {
      for (int k = 0; k < LONGEST; k++) {
        right.answer("go " + actor);
        all.add("go " + actor);
      }
    } catch (IllegalArgumentException e) {
      // It is in none.
    }
  }
}
