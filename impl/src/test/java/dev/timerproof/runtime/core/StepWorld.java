package dev.timerproof.runtime.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A {@link StepState} built of real timers and processors, and read back from them. */
final class StepWorld {
  final StepRegisters r = new StepRegisters();
  private final StepState state;
  private final StepState.Situation situation;
  private final Map<String, RuntimeTimer> timers = new TreeMap<>();
  private final Map<String, Processor> procs = new TreeMap<>();
  private final List<String> fired = new ArrayList<>();
  private final List<String> statuses;
  private int k;

  StepWorld(StepState state, StepState.Situation situation, List<String> statuses, Random random) {
    this.state = state;
    this.situation = situation;
    this.statuses = statuses;
    for (String p : StepState.PROCS) {
      Processor processor = new Processor(procs.size() + 1, new QuietHost());
      procs.put(p, processor);
      processor.addDeleted(state.number("deletedTimers", p));
      processor.addAdjust(state.number("adjustTimers", p));
      processor.preempt(random.nextBoolean());
    }
    for (String t : StepState.TIMERS) {
      RuntimeTimer timer = new RuntimeTimer();
      timers.put(t, timer);
      timer.store(statuses.indexOf(state.of("status").get(t)));
      timer.when = state.number("when", t);
      timer.nextwhen = state.number("nextwhen", t);
      timer.period = state.number("period", t);
      timer.seq = state.number("arm", t);
      timer.f = (arg, seq) -> fired.add(t + "," + seq);
      timer.pp = procs.get((String) state.of("pp").get(t));
    }
    procs.forEach(
        (name, processor) -> {
          processor.lock();
          state.slots(name).forEach(t -> processor.heap().add(timer(t)));
          processor.addNum(state.number("numTimers", name));
          bounds(
              processor,
              state.number("timer0When", name),
              state.number("timerModifiedEarliest", name));
          processor.unlockAfterFault();
        });
    registers();
  }

  private static void bounds(Processor processor, long t0, long bound) {
    // Folding into an empty bound is the way to set timer0When to a number.
    processor.lowerBound(t0 == 0 ? 1 : t0);
    if (t0 != 0) {
      processor.foldBound();
    }
    processor.clearBound();
    if (bound != 0) {
      processor.lowerBound(bound);
    }
  }

  private void registers() {
    r.t = timer(state.t());
    r.pp = proc(state.p());
    r.tpp = proc((String) StepState.at(state.m, "tpp"));
    r.when = state.register("when");
    r.period = state.register("period");
    r.now = state.register("now");
    r.root = (boolean) StepState.at(state.m, "root");
    r.n = state.register("n");
    r.adj = state.register("adj");
    r.fold = state.register("fold");
    r.dropped = state.register("dropped");
    r.placed = state.register("placed");
    r.via = statuses.indexOf(state.row().get("via"));
    r.status = statuses.indexOf(state.row().get("to"));
    r.f = r.t.f;
    r.seq = state.register("arm");
    if (StepState.ME.equals(state.of("lock").get(state.p()))) {
      r.pp.lock();
    }
    r.slot = slotOf(r.pp, r.t);
    k = r.slot;
    r.to = r.slot;
    switch (situation) {
      case COMPACTING -> r.dirty = r.dropped > 0;
      case COMPACTED -> {
        r.to = r.pp.size();
        k = r.pp.size();
      }
      default -> {}
    }
  }

  private static int slotOf(Processor p, RuntimeTimer t) {
    for (int i = 0; i < p.heap().size(); i++) {
      if (p.heap().at(i) == t) {
        return i;
      }
    }
    return -1;
  }

  private RuntimeTimer timer(String name) {
    RuntimeTimer t = timers.get(name);
    if (t == null) {
      throw new IllegalArgumentException(name);
    }
    return t;
  }

  private Processor proc(String name) {
    Processor p = procs.get(name);
    if (p == null) {
      throw new IllegalArgumentException(name);
    }
    return p;
  }

  /** The shared state in the form of the model. */
  Map<String, Object> shared() {
    Map<String, Object> s = new TreeMap<>();
    for (String name : List.of("status", "pp", "when", "nextwhen", "period", "arm", "fired")) {
      s.put(name, new TreeMap<String, Object>());
    }
    timers.forEach(
        (name, t) -> {
          put(s, "status", name, statuses.get(t.status()));
          put(s, "pp", name, nameOf(t.pp));
          put(s, "when", name, (int) t.when);
          put(s, "nextwhen", name, (int) t.nextwhen);
          put(s, "period", name, (int) t.period);
          put(s, "arm", name, Math.min(t.seq, StepState.MAX_ARMS));
          put(s, "fired", name, firedOf(name));
        });
    procs.forEach(
        (name, p) -> {
          put(s, "heap", name, heapOf(p));
          put(s, "lock", name, p.isLockedByCurrentThread() ? StepState.ME : StepState.NONE);
          put(s, "numTimers", name, p.numTimers());
          put(s, "deletedTimers", name, p.deletedTimers());
          put(s, "adjustTimers", name, p.adjustTimers());
          put(s, "timer0When", name, (int) p.timer0When());
          put(s, "timerModifiedEarliest", name, (int) p.timerModifiedEarliest());
        });
    return s;
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> s, String function, String of, Object value) {
    ((Map<String, Object>) s.computeIfAbsent(function, f -> new TreeMap<String, Object>()))
        .put(of, value);
  }

  private Map<Integer, Object> firedOf(String t) {
    @SuppressWarnings("unchecked")
    Map<Integer, Object> all =
        new TreeMap<>((Map<Integer, Object>) StepState.at(state.of("fired"), t));
    for (String call : fired) {
      if (call.startsWith(t + ",")) {
        int arm = Integer.parseInt(call.substring(call.indexOf(',') + 1));
        all.merge(arm, 1, (a, b) -> Math.min((int) a + (int) b, 2));
      }
    }
    return all;
  }

  /**
   * The timers of a heap; during a compaction, those of the finished part and of the slots that are
   * still to come.
   */
  private Set<String> heapOf(Processor p) {
    Set<String> names = new TreeSet<>();
    boolean compacting = p == r.pp && situation == StepState.Situation.COMPACTING;
    for (int i = 0; i < p.heap().size(); i++) {
      if (!compacting || i < r.to || i > k) {
        names.add(nameOf(p.heap().at(i)));
      }
    }
    return names;
  }

  private String nameOf(RuntimeTimer t) {
    return timers.entrySet().stream()
        .filter(e -> e.getValue() == t)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private String nameOf(@Nullable Processor p) {
    return procs.entrySet().stream()
        .filter(e -> e.getValue() == p)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(StepState.NONE);
  }

  /** The registers that the model has too, in the model's form. */
  Map<String, Object> registersAfter() {
    Map<String, Object> m = new TreeMap<>();
    m.put("end", r.end);
    m.put("tpp", nameOf(r.tpp));
    m.put("root", r.root);
    m.put("n", r.n);
    m.put("adj", r.adj);
    m.put("fold", (int) r.fold);
    m.put("dropped", r.dropped);
    m.put("placed", r.placed);
    m.put("arm", r.seq);
    Set<String> held = new TreeSet<>();
    r.held.forEach(t -> held.add(nameOf(t)));
    m.put("held", held);
    return m;
  }

  /** The violated invariant of the heaps, or null. */
  @Nullable String fault() {
    for (Processor p : procs.values()) {
      int size = p == r.pp && situation == StepState.Situation.COMPACTING ? r.to : p.heap().size();
      for (int i = 1; i < size; i++) {
        if (p.heap().whenAt(p.heap().parent(i)) > p.heap().whenAt(i)) {
          return "slot " + i + " is due before its parent";
        }
      }
    }
    return null;
  }
}
