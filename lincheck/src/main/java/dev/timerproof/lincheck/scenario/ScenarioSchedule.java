package dev.timerproof.lincheck.scenario;

import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.lincheck.TimersUnderTest;
import dev.timerproof.lincheck.TimersUnderTest.Fired;
import dev.timerproof.lincheck.linear.ObservedCalls;
import dev.timerproof.lincheck.linear.RunResult;
import dev.timerproof.lincheck.linear.ScenarioCall;
import dev.timerproof.lincheck.replay.SteppedRun;
import dev.timerproof.lincheck.replay.SteppedTimers;
import dev.timerproof.spec.model.Schedule;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a schedule of the single steps of generated Java on which the calls of a scenario
 * violate a property, one with as few switches between threads as possible. What Lincheck tells of
 * an execution that it has found has no such steps.
 */
public final class ScenarioSchedule {
  /** More switches than these, of a thread that could go on, are not tried. */
  private static final int MOST_SWITCHES = 2;

  /** After so many waits in one run nobody is expected to go on. */
  private static final int MOST_WAITS = 20;

  /** A run with more steps than these does not end. */
  private static final int MOST_STEPS = 10_000;

  /** The thread of what is called before and after. */
  private static final String ALONE = "h0";

  private static final int ARITY_SHIFT = 2;

  private final SteppedTimers protocol;
  private final Scenario scenario;
  private final long end;

  private ScenarioSchedule(SteppedTimers protocol, Scenario scenario, long end) {
    this.protocol = protocol;
    this.scenario = scenario;
    this.end = end;
  }

  /**
   * Looks for one.
   *
   * @param scenario the calls, as {@link Scenario#parse} reads them
   * @param limit how long to look
   * @return the schedule; empty if none was found, or if the calls are about the poller
   */
  public static Optional<Trace> find(SteppedTimers protocol, String scenario, Duration limit) {
    var search =
        new ScenarioSchedule(
            protocol, Scenario.parse(scenario), System.nanoTime() + limit.toNanos());
    return search.isAboutTimers() ? search.find() : Optional.empty();
  }

  private boolean isAboutTimers() {
    return all(
        call ->
            switch (call.op()) {
              case ADD, MOD, DEL, CHECK, STEAL, RUN, CLEAN, ADJUST, CLEAR, MOVE, WAKE, SWEEP ->
                  true;
              case PENDING, BEGIN, REST, NAP, ARM, ASLEEP, LEAVE -> false;
            });
  }

  private boolean all(Predicate<Invocation> holds) {
    List<Invocation> calls = new ArrayList<>(scenario.before());
    scenario.threads().forEach(calls::addAll);
    calls.addAll(scenario.after());
    return calls.stream().allMatch(holds);
  }

  private Optional<Trace> find() {
    for (int switches = 0; switches <= MOST_SWITCHES; switches++) {
      for (int first = 0; first < scenario.threads().size(); first++) {
        Optional<Trace> found = with(first, new TreeMap<>(), switches);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Runs with this many switches more, all of them after those that are given. */
  private Optional<Trace> with(int first, NavigableMap<Integer, Integer> switches, int more) {
    if (System.nanoTime() > end) {
      return Optional.empty();
    }
    try (var run = new Run(first, switches)) {
      Optional<Trace> found = run.run();
      if (found.isPresent() || more == 0) {
        return found;
      }
      int from = switches.isEmpty() ? 1 : switches.lastKey() + 1;
      for (int at = from; at < run.passed; at++) {
        for (int to = 0; to < scenario.threads().size(); to++) {
          var longer = new TreeMap<>(switches);
          longer.put(at, to);
          found = with(first, longer, more - 1);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      return Optional.empty();
    }
  }

  /** One run, from the beginning. */
  private final class Run implements AutoCloseable {
    private final int first;
    private final Map<Integer, Integer> switches;
    private final SteppedRun steps;
    private final ObservedCalls observed;
    private final List<Deque<Invocation>> calls = new ArrayList<>();
    private final boolean[] waiting = new boolean[scenario.threads().size()];

    /** Whether calls do not return, so that nothing can be said about this run. */
    private boolean broken;

    /** Steps of the threads so far. */
    private int passed;

    Run(int first, Map<Integer, Integer> switches) {
      this.first = first;
      this.switches = switches;
      List<String> threads = new ArrayList<>(List.of(ALONE));
      for (int k = 0; k < scenario.threads().size(); k++) {
        threads.add(name(k));
        calls.add(new ArrayDeque<>(scenario.threads().get(k)));
      }
      int timers = largest("timer") + 1;
      steps =
          new SteppedRun(
              protocol,
              names("t", timers),
              names("p", largest("processor") + 1),
              threads,
              ARITY_SHIFT);
      observed = new ObservedCalls(timers, threads.size());
    }

    private List<String> names(String letter, int count) {
      return IntStream.rangeClosed(1, count).mapToObj(k -> letter + k).toList();
    }

    private int largest(String argument) {
      int[] largest = new int[1];
      all(
          call -> {
            for (int k = 0; k < call.args().size(); k++) {
              if (call.op().arguments().get(k).equals(argument)) {
                largest[0] = Math.max(largest[0], call.args().get(k));
              }
            }
            return true;
          });
      return largest[0];
    }

    private String name(int thread) {
      return "h" + (thread + 1);
    }

    Optional<Trace> run() {
      Optional<Trace> found = alone(scenario.before());
      found = found.isPresent() || broken ? found : together();
      found = found.isPresent() || broken ? found : alone(scenario.after());
      return found.isPresent() || broken ? found : answers();
    }

    private Optional<Trace> alone(List<Invocation> its) {
      for (Invocation call : its) {
        begin(ALONE, 0, call);
        Optional<Trace> found = violated();
        for (int k = 0; found.isEmpty() && !steps.isIdle(ALONE); k++) {
          if (!steps.mayPass(ALONE) || k > MOST_STEPS) {
            broken = true;
            return Optional.empty();
          }
          steps.pass(ALONE);
          found = violated();
        }
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private Optional<Trace> together() {
      int now = first;
      int waits = 0;
      while (passed < MOST_STEPS) {
        Integer wanted = switches.get(passed);
        int next = wanted != null && canGoOn(wanted) ? wanted : now;
        if (!canGoOn(next)) {
          next = other(next);
        }
        if (next < 0) {
          if (isDone()) {
            return Optional.empty();
          }
          if (++waits > MOST_WAITS) {
            break;
          }
          Arrays.fill(waiting, false);
          if (other(-1) < 0) {
            // Everybody wants a lock that somebody holds who has gone.
            break;
          }
          continue;
        }
        now = next;
        step(now);
        Optional<Trace> found = violated();
        if (found.isPresent()) {
          return found;
        }
      }
      broken = true;
      return Optional.empty();
    }

    private boolean isDone() {
      for (int k = 0; k < calls.size(); k++) {
        if (!steps.isIdle(name(k)) || !calls.get(k).isEmpty()) {
          return false;
        }
      }
      return true;
    }

    private int other(int than) {
      for (int k = 0; k < calls.size(); k++) {
        if (k != than && canGoOn(k)) {
          return k;
        }
      }
      return -1;
    }

    private boolean canGoOn(int thread) {
      if (waiting[thread] || (steps.isIdle(name(thread)) && calls.get(thread).isEmpty())) {
        return false;
      }
      return steps.isIdle(name(thread)) || steps.mayPass(name(thread));
    }

    private void step(int thread) {
      if (steps.isIdle(name(thread))) {
        begin(name(thread), thread + 1, calls.get(thread).remove());
      } else {
        steps.pass(name(thread));
      }
      passed++;
      Arrays.fill(waiting, false);
      waiting[thread] = steps.waits(name(thread));
    }

    private Optional<Trace> violated() {
      return steps.violated().map(this::trace);
    }

    private Optional<Trace> answers() {
      return isDone() && !observed.hold() ? Optional.of(trace("Refines")) : Optional.empty();
    }

    private Trace trace(String property) {
      return new Trace(
              property,
              protocol.table().edition(),
              steps.lanes(),
              steps.steps(),
              List.of("  ** " + property + " is violated in this state"))
          .from(steps.start(), Schedule.told(protocol.table().mutations()));
    }

    private void begin(String thread, int lane, Invocation call) {
      List<Integer> before = observed.returned();
      steps.call(
          thread,
          () -> {
            Object answer = answer(steps.timers(), call);
            if (answer != null) {
              observed.returned(lane, call.op(), call.args(), answer, before);
            }
          });
    }

    private @Nullable Object answer(TimersUnderTest timers, Invocation call) {
      List<Integer> n = call.args();
      List<Fired> fired = new ArrayList<>();
      switch (call.op()) {
        case ADD -> {
          timers.add(n.get(0), n.get(1), n.get(2), n.get(3));
          return "";
        }
        case MOD -> {
          return timers.mod(n.get(0), n.get(1), n.get(2), n.get(3));
        }
        case DEL -> {
          return timers.del(n.get(0));
        }
        case CHECK, STEAL -> {
          long next = timers.check(n.get(0), call.op() == ScenarioCall.CHECK, n.get(1), fired);
          return new RunResult(fired, next);
        }
        case RUN -> {
          return new RunResult(fired, timers.runOne(n.get(0), n.get(1), fired));
        }
        case SWEEP -> {
          for (int p = 0; p <= largest("processor"); p++) {
            timers.check(p, true, n.get(0), fired);
          }
          return new RunResult(fired, 0);
        }
        case WAKE -> {
          return timers.wakeTime(n.get(0));
        }
        case CLEAN -> timers.clean(n.get(0));
        case ADJUST -> timers.adjust(n.get(0), n.get(1));
        case CLEAR -> timers.clear(n.get(0));
        case MOVE -> timers.move(n.get(0), n.get(1));
        case PENDING, BEGIN, REST, NAP, ARM, ASLEEP, LEAVE ->
            throw new IllegalArgumentException(call + " is about the poller");
      }
      return null;
    }

    @Override
    public void close() {
      steps.close();
    }
  }
}
