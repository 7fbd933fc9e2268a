package dev.timerproof.lincheck.replay;

import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.generate.java.ProtocolGenerator;
import dev.timerproof.generate.java.ProtocolGenerator.ControlPoint;
import dev.timerproof.lincheck.CoreView;
import dev.timerproof.lincheck.TimersUnderTest;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs threads on generated Java, one step of one thread at a time, and writes down the schedule of
 * their steps. Not thread-safe: used by one thread, which is none of those that it runs.
 */
public final class SteppedRun implements AutoCloseable {
  /**
   * Steps of the table that the models skip, because their state does not have what these change.
   */
  static final Set<String> SILENT =
      Set.of("siftroot", "keep", "place", "dirty", "truncate", "wake");

  /** The variable of the initial state that has the binary logarithm of the heaps' arity. */
  public static final String ARITY_SHIFT = "arityShift";

  private static final String LOCK = "lock";
  private static final String DROP = "drop";
  private static final String TRUNCATE = "truncate";
  private static final String RETURN = "ret";
  private static final String ROW = "row ";
  private static final String FRAME = "frame ";
  private static final List<String> OF_TIMERS = List.of("when", "nextwhen", "period");
  private static final List<String> OF_PROCESSORS =
      List.of("timer0When", "timerModifiedEarliest", "numTimers", "deletedTimers", "adjustTimers");

  private final TimerTable table;
  private final TimersUnderTest core;
  private final CoreView view;
  private final CalledTimers called;
  private final List<String> timers;
  private final List<String> processors;
  private final Map<String, StepThread> threads = new LinkedHashMap<>();
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final List<Trace.Step> steps = new ArrayList<>();
  private final Map<Integer, String> owners = new LinkedHashMap<>();
  private final Set<Integer> published = new LinkedHashSet<>();

  /** Timers that a compaction has removed, but whose slots stay in the heap until its end. */
  private final Set<Integer> dropped = new LinkedHashSet<>();

  /** One lane of the schedule: a thread, or the callbacks that a thread runs. */
  private static final class Lane {
    /** The operation that the lane is in; empty between two operations. */
    String operation = "";

    /** The timer of the last row whose first CAS the lane has won; -1 if there was none. */
    int owned = -1;

    /** Whether the operation does nothing, because the heap has no timers. */
    boolean skipped;
  }

  /**
   * Prepares a run.
   *
   * @param timers the names of the timers
   * @param processors the names of the processors
   * @param names the names of the threads
   * @param arityShift the logarithm of the number of children in the heaps
   */
  public SteppedRun(
      SteppedTimers protocol,
      List<String> timers,
      List<String> processors,
      List<String> names,
      int arityShift) {
    this.table = protocol.table();
    this.timers = List.copyOf(timers);
    this.processors = List.copyOf(processors);
    core = protocol.timers(timers.size(), processors.size(), arityShift);
    view = SteppedTimers.view(core);
    called = new CalledTimers(core, view);
    names.forEach(name -> threads.put(name, StepThread.begin(name)));
  }

  /** The timers, for calls on one of the threads. */
  public TimersUnderTest timers() {
    return called;
  }

  TimersUnderTest core() {
    return core;
  }

  CoreView view() {
    return view;
  }

  TimerTable table() {
    return table;
  }

  /** The timers in the heap of a processor, each once. */
  List<Integer> heap(int processor) {
    return view.heap(processor).stream().distinct().filter(t -> !dropped.contains(t)).toList();
  }

  int timerCount() {
    return timers.size();
  }

  int processorCount() {
    return processors.size();
  }

  /** The lane that last won the first CAS of a row on a timer; null for none. */
  @Nullable String owner(int timer) {
    return owners.get(timer);
  }

  /** Whether the first call on a timer has returned. */
  boolean isPublished(int timer) {
    return published.contains(timer);
  }

  /** Whether a processor is being destroyed. */
  boolean isWorldStopped() {
    return threads.values().stream()
        .anyMatch(t -> called.frame(t).filter(CalledTimers.Frame::movesTimers).isPresent());
  }

  /** Whether no thread is in a call. */
  public boolean isQuiet() {
    return threads.values().stream().allMatch(t -> t.isIn(StepThread.IDLE));
  }

  StepThread thread(String name) {
    StepThread thread = threads.get(name);
    if (thread == null) {
      throw new IllegalArgumentException("no thread " + name + "; there are " + threads.keySet());
    }
    return thread;
  }

  List<StepThread> threads() {
    return List.copyOf(threads.values());
  }

  /** The names of the lanes that have steps, and of the threads. */
  public List<String> lanes() {
    Set<String> names = new LinkedHashSet<>(threads.keySet());
    names.addAll(lanes.keySet());
    return List.copyOf(names);
  }

  /** The schedule so far. */
  public List<Trace.Step> steps() {
    return List.copyOf(steps);
  }

  /** The initial state of the schedule, with its timers. */
  public Trace.Start start() {
    Set<String> used = new LinkedHashSet<>();
    for (Trace.Step step : steps) {
      step.actions().forEach(a -> a.call().ifPresent(call -> used.add(call.timer())));
    }
    return new Trace.Start(
        "", timers.stream().filter(used::contains).toList(), processors, Map.of());
  }

  /** The edition that the Java is generated from. */
  public String edition() {
    return table.edition();
  }

  /** The mutations of the table. */
  public List<Mutation> mutations() {
    return table.mutations();
  }

  /** Whether a thread is in no call. */
  public boolean isIdle(String thread) {
    return thread(thread).isIn(StepThread.IDLE);
  }

  /** Whether a thread has found that another one owns its timer, and will look again. */
  public boolean waits(String thread) {
    return thread(thread).isIn(ControlPoint.WAIT.word());
  }

  /** Whether a thread can take its next step without waiting for a lock that another one holds. */
  public boolean mayPass(String thread) {
    return mayPass(thread(thread));
  }

  /** Makes the step that a thread stands before, up to the next one. */
  public void pass(String thread) {
    pass(thread(thread));
  }

  /** The first property that does not hold now, of those that the edition keeps. */
  public Optional<String> violated() {
    return new JavaProperties(this).violated();
  }

  /** Begins a call on a thread, up to its first step. */
  public void call(String thread, Runnable call) {
    StepThread its = thread(thread);
    its.call(call);
    arrived(its, "", false);
  }

  /** Whether a thread's step need not wait for a lock that another one holds. */
  boolean mayPass(StepThread thread) {
    boolean locks = thread.isIn(LOCK) || thread.isIn(CalledTimers.ACQUIRE);
    return !locks
        || called
            .frame(thread)
            .map(f -> f.processors().stream().allMatch(p -> view.lockOwner(p) == null))
            .orElse(true);
  }

  /** Makes the step that a thread stands before, up to the next one. */
  void pass(StepThread thread) {
    String word = thread.word();
    String place = thread.place();
    String name = laneName(thread);
    Map<String, String> before = state();
    boolean entering = word.equals(ControlPoint.ENTER.word());
    if (entering) {
      enter(thread, name, place);
    }
    thread.pass();
    Map<String, String> after = state();
    if (word.equals(ControlPoint.CAS.word())) {
      owned(name, before, after);
    }
    if (word.equals(DROP)) {
      dropped.add(lanes.getOrDefault(name, new Lane()).owned);
      after = state();
    } else if (word.equals(TRUNCATE)) {
      dropped.clear();
      after = state();
    }
    Lane lane = lanes.computeIfAbsent(name, n -> new Lane());
    if (isTold(word) && !lane.skipped && !lane.operation.isEmpty()) {
      add(name, Trace.Action.of(name, word), word, rows(place, thread), changes(before, after));
    }
    arrived(thread, name, true);
  }

  private static boolean isTold(String word) {
    return !SILENT.contains(word)
        && !word.equals(ProtocolGenerator.END)
        && !word.equals(ControlPoint.ENTER.word())
        && !word.equals(ControlPoint.WAIT.word())
        && !word.equals(CalledTimers.ACQUIRE);
  }

  /**
   * The lane of a thread's current call; the calls that a callback makes have a lane of their own.
   */
  private String laneName(StepThread thread) {
    return called.depth(thread) > 1 ? thread.getName() + "-callback" : thread.getName();
  }

  /** The row that a step belongs to, and the one that it begins. */
  private static List<String> rows(String place, StepThread thread) {
    Set<String> rows = new LinkedHashSet<>();
    for (String one : List.of(place, thread.place())) {
      if (one.startsWith(ROW)) {
        rows.add(one.substring(ROW.length()));
      }
    }
    return List.copyOf(rows);
  }

  /** Notes that an operation begins; one that another one runs as a step is a part of that. */
  private void enter(StepThread thread, String name, String place) {
    Lane lane = lanes.computeIfAbsent(name, n -> new Lane());
    if (!lane.operation.isEmpty()) {
      return;
    }
    String operation = place.substring(FRAME.length());
    lane.operation = operation;
    CalledTimers.Frame frame = called.frame(thread).orElseThrow();
    lane.skipped = frame.isOnNothing(view);
    if (!lane.skipped) {
      Trace.Call call = frame.call(operation, table.frames().get(operation), timers, processors);
      add(name, Trace.Action.of(name, call), text(call), List.of(), List.of());
    }
  }

  /** Notes what a thread's last step has led to: operations that have ended, and waits. */
  private void arrived(StepThread thread, String stepped, boolean told) {
    String name = laneName(thread);
    if (called.takeRefused(thread)) {
      forgetCall(stepped.isEmpty() ? name : stepped);
    }
    boolean begins = thread.isIn(ControlPoint.ENTER.word()) && !runsAnother(stepped);
    if (told && (!name.equals(stepped) || thread.isIn(StepThread.IDLE) || begins)) {
      boolean inner = !name.equals(stepped) && !stepped.endsWith("-callback");
      if (!inner) {
        end(stepped);
      }
    }
    if (thread.isIn(ControlPoint.WAIT.word()) && !steps.isEmpty()) {
      Trace.Step last = steps.get(steps.size() - 1);
      if (last.actions().get(0).does().equals(ControlPoint.LOAD.word())
          && last.actions().get(0).thread().equals(name)) {
        // It has found that another thread owns the timer, and will look again.
        steps.remove(steps.size() - 1);
      }
    }
    called.setLastWord(thread);
  }

  /** Removes a call that was refused for its arguments from the schedule. */
  private void forgetCall(String name) {
    Lane lane = lanes.get(name);
    if (lane == null || lane.operation.isEmpty()) {
      return;
    }
    lane.operation = "";
    for (int k = steps.size() - 1; k >= 0; k--) {
      Trace.Action action = steps.get(k).actions().get(0);
      if (action.thread().equals(name)) {
        steps.remove(k);
        if (action.call().isPresent()) {
          return;
        }
      }
    }
  }

  /** Whether the last step of a lane runs another operation. */
  private boolean runsAnother(String lane) {
    if (steps.isEmpty()) {
      return false;
    }
    Trace.Action last = steps.get(steps.size() - 1).actions().get(0);
    return last.thread().equals(lane) && table.vocabulary().calls().containsKey(last.does());
  }

  private void end(String name) {
    Lane lane = lanes.get(name);
    if (lane == null || lane.operation.isEmpty()) {
      return;
    }
    if (!lane.skipped) {
      add(name, Trace.Action.of(name, RETURN), "returns", List.of(), List.of());
      if (Objects.requireNonNull(table.frames().get(lane.operation)).args().contains("when")) {
        called.lastTimer(name).ifPresent(published::add);
      }
    }
    lane.operation = "";
    lane.skipped = false;
  }

  private void add(
      String thread,
      Trace.Action action,
      String text,
      List<String> rows,
      List<Trace.Change> changes) {
    steps.add(
        new Trace.Step(steps.size() + 2, Map.of(thread, text), List.of(action), rows, changes));
  }

  private static String text(Trace.Call call) {
    StringBuilder text = new StringBuilder(call.operation());
    text.append(call.timer().isEmpty() ? "" : " " + call.timer());
    text.append(call.when() == 0 ? "" : " when=" + call.when());
    text.append(call.period() == 0 ? "" : " period=" + call.period());
    text.append(call.now() == 0 ? "" : " now=" + call.now());
    text.append(call.from().isEmpty() ? "" : " from " + call.from());
    return text.append(call.processor().isEmpty() ? "" : " on " + call.processor()).toString();
  }

  private void owned(String name, Map<String, String> before, Map<String, String> after) {
    for (int t = 0; t < timers.size(); t++) {
      String status = "status[" + timers.get(t) + "]";
      if (!String.valueOf(before.get(status)).equals(after.get(status))) {
        owners.put(t, name);
        lanes.computeIfAbsent(name, n -> new Lane()).owned = t;
      }
    }
  }

  private static List<Trace.Change> changes(Map<String, String> before, Map<String, String> after) {
    List<Trace.Change> changes = new ArrayList<>();
    after.forEach(
        (what, now) -> {
          String was = before.getOrDefault(what, "");
          if (!was.equals(now)) {
            changes.add(new Trace.Change(what, was, now));
          }
        });
    return changes;
  }

  /** The state, with the names of the models' variables. */
  public Map<String, String> state() {
    Map<String, String> state = new LinkedHashMap<>();
    for (int t = 0; t < timers.size(); t++) {
      String of = "[" + timers.get(t) + "]";
      state.put("status" + of, core.status(t));
      int processor = core.processorOf(t);
      state.put("pp" + of, processor < 0 ? "-" : processors.get(processor));
      for (String field : OF_TIMERS) {
        state.put(field + of, String.valueOf(view.timerField(t, field)));
      }
    }
    for (int p = 0; p < processors.size(); p++) {
      String of = "[" + processors.get(p) + "]";
      state.put(
          "heap" + of,
          "{" + String.join(", ", heap(p).stream().sorted().map(timers::get).toList()) + "}");
      Optional<String> owner = Optional.ofNullable(view.lockOwner(p)).map(Thread::getName);
      state.put("lock" + of, owner.orElse("-"));
      for (String field : OF_PROCESSORS) {
        state.put(field + of, String.valueOf(view.processorField(p, field)));
      }
    }
    return state;
  }

  @Override
  public void close() {
    threads.values().forEach(StepThread::close);
  }
}
