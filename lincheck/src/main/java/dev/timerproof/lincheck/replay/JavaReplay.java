package dev.timerproof.lincheck.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.generate.java.ProtocolGenerator;
import dev.timerproof.generate.java.ProtocolGenerator.ControlPoint;
import dev.timerproof.lincheck.TimersUnderTest;
import dev.timerproof.lincheck.TimersUnderTest.Fired;
import dev.timerproof.lincheck.linear.ObservedCalls;
import dev.timerproof.lincheck.linear.RunResult;
import dev.timerproof.lincheck.linear.ScenarioCall;
import dev.timerproof.spec.model.Replayed;
import dev.timerproof.spec.model.Schedule;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows the schedule of a counterexample on generated Java: each thread takes the steps that the
 * schedule names, in its order. The counterexample is reproduced if Java then has the schedule's
 * last state and violates the property.
 */
public final class JavaReplay {
  /** Steps of a schedule that Java does not have: they choose one of the timers of a heap. */
  private static final String PICK = "pick";

  private static final String RETURN = "ret";
  private static final String TICK = "tick";
  private static final int ARITY_SHIFT = 2;

  /** Properties about what calls answer and which callbacks run. */
  private static final Set<String> OF_ANSWERS =
      Set.of("Refines", "FireOnce", "StopMeansNot", "NotLost");

  /** Steps that Java takes although the schedule does not name them. */
  private static final Set<String> UNTOLD = untold();

  /** Calls that are under way after this many more steps count as endless. */
  private static final int MANY_STEPS = 10_000;

  /** Later than every deadline of a schedule. */
  private static final int LATE = 1_000_000;

  private final Trace trace;
  private final SteppedRun run;
  private final ObservedCalls observed;

  private JavaReplay(Trace trace, SteppedRun run) {
    this.trace = trace;
    this.run = run;
    // One more thread, which lets the timers fire at the end.
    observed = new ObservedCalls(trace.start().timers().size(), trace.threads().size() + 1);
  }

  private static Set<String> untold() {
    Set<String> words = new TreeSet<>(SteppedRun.SILENT);
    words.add(ProtocolGenerator.END);
    words.add(ControlPoint.ENTER.word());
    words.add(ControlPoint.WAIT.word());
    words.add(CalledTimers.ACQUIRE);
    return words;
  }

  /** Why Java cannot follow a counterexample at all; empty if it can. */
  public static Optional<String> reasonAgainst(Trace trace) {
    if (trace.kind() == Trace.Kind.INDUCTION) {
      return Optional.of(
          "it is a step from a state that perhaps no run reaches; Java begins with unused timers");
    }
    if (MutexTableReader.builtIn().vocabulary().editions().contains(trace.edition())) {
      return Optional.of("no Java is generated from the timers with a mutex");
    }
    if (trace.start().timers().isEmpty() || trace.start().processors().isEmpty()) {
      return Optional.of(
          "it is about the poller, whose threads in Java wait in code that is written by hand and"
              + " has no steps");
    }
    boolean used =
        trace.start().state().entrySet().stream()
            .anyMatch(e -> e.getKey().startsWith("heap[") && !e.getValue().equals("{}"));
    if (used) {
      return Optional.of("it begins with timers in a heap, and Java begins with empty heaps");
    }
    if (!JavaProperties.knows(trace.property()) && !OF_ANSWERS.contains(trace.property())) {
      return Optional.of(
          trace.property()
              + " is about variables that only the model has, so Java cannot check it");
    }
    boolean large =
        trace.steps().stream()
            .flatMap(s -> s.actions().stream())
            .flatMap(a -> a.call().stream())
            .anyMatch(c -> Math.max(c.when(), Math.max(c.period(), c.now())) >= LATE);
    return large && OF_ANSWERS.contains(trace.property())
        ? Optional.of("it has times that are not below " + LATE)
        : Optional.empty();
  }

  /**
   * Generates the Java of the counterexample's edition with its mutations, and follows it.
   *
   * @param reader the table of the counterexample
   * @throws dev.timerproof.generate.java.GenerationException if the table cannot be written as Java
   */
  public static Replayed run(Trace trace, TableReader reader) {
    Optional<String> reason = reasonAgainst(trace);
    if (reason.isPresent()) {
      return Replayed.notFollowed(reason.get());
    }
    TimerTable table = reader.readUnchecked(trace.edition(), Schedule.mutations(trace));
    return run(trace, SteppedTimers.of(table));
  }

  /**
   * Follows the counterexample in the text of a file.
   *
   * @throws JsonProcessingException if it is no JSON
   */
  public static Replayed run(String counterexample, TableReader reader)
      throws JsonProcessingException {
    return run(Trace.read(new ObjectMapper().readTree(counterexample)), reader);
  }

  /** Follows it on Java that has been generated before, from any table. */
  public static Replayed run(Trace trace, SteppedTimers protocol) {
    int shift =
        Integer.parseInt(
            trace
                .start()
                .state()
                .getOrDefault(SteppedRun.ARITY_SHIFT, String.valueOf(ARITY_SHIFT)));
    try (SteppedRun run =
        new SteppedRun(
            protocol, trace.start().timers(), trace.start().processors(), trace.threads(), shift)) {
      return new JavaReplay(trace, run).follow();
    } catch (NotFollowed e) {
      return Replayed.notFollowed(String.valueOf(e.getMessage()));
    }
  }

  /** The schedule cannot be followed any further. */
  private static final class NotFollowed extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotFollowed(String message) {
      super(message);
    }
  }

  private Replayed follow() {
    for (Trace.Step step : trace.steps()) {
      for (Trace.Action action : step.actions()) {
        follow(step, action);
      }
    }
    String difference = difference();
    if (!difference.isEmpty()) {
      return Replayed.notFollowed(
          "after the last step the Java is in another state: " + difference);
    }
    return OF_ANSWERS.contains(trace.property()) ? answers() : state();
  }

  private Replayed state() {
    String steps = "the Java follows all " + trace.steps().size() + " steps";
    return new JavaProperties(run).holds(trace.property())
        ? Replayed.withoutViolation(steps + ", and " + trace.property() + " holds")
        : Replayed.reproduced(
            steps + ", ends in the same state and violates " + trace.property() + panics());
  }

  private String panics() {
    for (StepThread thread : run.threads()) {
      Throwable failure = thread.failure();
      if (failure != null) {
        return ": "
            + thread.getName()
            + " throws "
            + failure.toString().replaceAll("@\\p{XDigit}+", "");
      }
    }
    return "";
  }

  private void follow(Trace.Step step, Trace.Action action) {
    String does = action.does();
    if (does.equals(TICK) || does.equals(PICK)) {
      return;
    }
    StepThread thread = run.thread(action.thread());
    if (action.call().isPresent()) {
      if (!thread.isIn(StepThread.IDLE)) {
        throw cannot(step, thread, "calls " + action.call().get().operation());
      }
      begin(step, thread, action.call().get());
    } else if (does.equals(RETURN)) {
      passUntold(step, thread, RETURN);
      if (!thread.isIn(StepThread.IDLE)) {
        throw cannot(step, thread, "returns");
      }
    } else {
      passUntold(step, thread, does);
      if (!thread.isIn(does) || !isInRow(step, thread)) {
        throw cannot(step, thread, "does " + does + of(step.rows()));
      }
      pass(step, thread);
      if (hasFoundPanic(thread)) {
        pass(step, thread);
      }
    }
  }

  /**
   * Whether a thread stands at the end of a row that panics. By the schedule it has panicked in the
   * step that found the row; in Java it throws behind the row's end.
   */
  private boolean hasFoundPanic(StepThread thread) {
    return thread.isIn(ProtocolGenerator.END)
        && run.table().rows().stream()
            .anyMatch(row -> row.panics() && row.label().equals(thread.place()));
  }

  /** Whether a step of a row is one of the rows that the schedule names. */
  private static boolean isInRow(Trace.Step step, StepThread thread) {
    String place = thread.place();
    return !place.startsWith("row ") || step.rows().contains(place.substring("row ".length()));
  }

  private static String of(List<String> rows) {
    return rows.isEmpty() ? "" : " of " + String.join(", ", rows);
  }

  private NotFollowed cannot(Trace.Step step, StepThread thread, String schedule) {
    String java =
        thread.isIn(StepThread.IDLE)
            ? "has returned"
            : thread.isIn(StepThread.PANIC)
                ? "has thrown " + thread.failure()
                : "is at " + thread.word() + " of " + thread.place();
    return new NotFollowed(
        "at step "
            + step.number()
            + ": by the schedule "
            + thread.getName()
            + " "
            + schedule
            + "; in Java it "
            + java);
  }

  private void passUntold(Trace.Step step, StepThread thread, String next) {
    while (UNTOLD.contains(thread.word()) && !thread.isIn(next)) {
      pass(step, thread);
    }
  }

  private void pass(Trace.Step step, StepThread thread) {
    if (!run.mayPass(thread)) {
      throw cannot(step, thread, "takes a lock that is free; another thread holds it");
    }
    run.pass(thread);
  }

  private void begin(Trace.Step step, StepThread thread, Trace.Call call) {
    int timer = trace.start().timers().indexOf(call.timer());
    int processor = trace.start().processors().indexOf(call.processor());
    int from = trace.start().processors().indexOf(call.from());
    int lane = trace.threads().indexOf(thread.getName());
    List<Integer> before = observed.returned();
    TimersUnderTest timers = run.timers();
    Runnable runnable =
        switch (call.operation()) {
          case "addtimer" ->
              () -> {
                timers.add(timer, processor, call.when(), call.period());
                told(lane, ScenarioCall.ADD, setting(timer, processor, call), "", before);
              };
          case "modtimer" ->
              () -> {
                boolean was = timers.mod(timer, processor, call.when(), call.period());
                told(lane, ScenarioCall.MOD, setting(timer, processor, call), was, before);
              };
          case "deltimer" ->
              () -> told(lane, ScenarioCall.DEL, List.of(timer), timers.del(timer), before);
          case "runtimer" -> () -> ran(lane, processor, call.now(), before);
          case "cleantimers" -> () -> timers.clean(processor);
          case "adjusttimers" -> () -> timers.adjust(processor, call.now());
          case "clearDeletedTimers" -> () -> timers.clear(processor);
          case "moveTimers" -> () -> timers.move(from, processor);
          default ->
              throw new NotFollowed(
                  "at step "
                      + step.number()
                      + ": "
                      + call.operation()
                      + " is written by hand in Java and has no steps");
        };
    run.call(thread.getName(), runnable);
  }

  private static List<Integer> setting(int timer, int processor, Trace.Call call) {
    return List.of(timer, processor, (int) call.when(), (int) call.period());
  }

  private void ran(int lane, int processor, long now, List<Integer> before) {
    List<Fired> fired = new ArrayList<>();
    long next = run.timers().runOne(processor, now, fired);
    told(lane, ScenarioCall.RUN, List.of(processor, (int) now), new RunResult(fired, next), before);
  }

  private synchronized void told(
      int lane, ScenarioCall op, List<Integer> args, Object answer, List<Integer> before) {
    observed.returned(lane, op, args, answer, before);
  }

  /** Lets every call return and every timer fire, and judges the answers. */
  private Replayed answers() {
    String steps = "the Java follows all " + trace.steps().size() + " steps";
    for (int k = 0; !run.isQuiet(); k++) {
      List<StepThread> open =
          run.threads().stream().filter(t -> !t.isIn(StepThread.IDLE) && run.mayPass(t)).toList();
      String thrown = panics();
      if (!thrown.isEmpty()) {
        return Replayed.reproduced(
            steps
                + ", ends in the same state and violates "
                + trace.property()
                + thrown
                + " before it returns, which no atomic operation does");
      }
      if (open.isEmpty()) {
        return Replayed.notFollowed(steps + "; after them every call waits for another one");
      }
      if (k > MANY_STEPS) {
        return Replayed.notFollowed(steps + "; after them its calls do not return");
      }
      run.pass(open.get(k % open.size()));
    }
    List<Integer> before = observed.returned();
    int last = trace.threads().size();
    List<Fired> fired = new ArrayList<>();
    for (int p = 0; p < trace.start().processors().size(); p++) {
      run.core().check(p, true, LATE, fired);
    }
    observed.returned(last, ScenarioCall.SWEEP, List.of(LATE), new RunResult(fired, 0), before);
    return observed.hold()
        ? Replayed.withoutViolation(
            steps + ", and what its calls answer fits an order of atomic operations")
        : Replayed.reproduced(
            steps
                + ", ends in the same state and violates "
                + trace.property()
                + ": no order of atomic operations gives what its calls answer and what fires");
  }

  /** The first variables that differ from the schedule's last state; empty if none does. */
  private String difference() {
    Map<String, String> expected = new LinkedHashMap<>(trace.start().state());
    for (Trace.Step step : trace.steps()) {
      step.changes().forEach(c -> expected.put(c.what(), c.after()));
    }
    List<String> differences = new ArrayList<>();
    run.state()
        .forEach(
            (what, found) -> {
              String wanted = expected.get(what);
              if (wanted != null && isCompared(what) && !wanted.equals(found)) {
                differences.add(what + " is " + found + ", by the schedule " + wanted);
              }
            });
    return String.join("; ", differences);
  }

  /** Whether a variable is compared. Which thread holds a lock is not: the steps show that. */
  private static boolean isCompared(String variable) {
    return !variable.startsWith("lock[");
  }
}
