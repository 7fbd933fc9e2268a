package dev.timerproof.runtime.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A random small state as {@code Steps.tla} has it: the shared state {@code S}, and the registers
 * {@code m} of the thread {@code me}. Processors, timers and threads are strings.
 */
final class StepState {
  static final String NONE = "NONE";
  static final String ME = "me";
  static final int MAX_ARMS = 3;
  static final List<String> TIMERS = List.of("t1", "t2", "t3", "t4", "t5");
  static final List<String> PROCS = List.of("p1", "p2");

  final Map<String, Object> s = new TreeMap<>();
  final Map<String, Object> m = new TreeMap<>();
  private final Random random;

  /** Where the thread's timer is, and which operation the thread runs on it. */
  enum Situation {
    /** The timer may be anywhere; the thread holds its processor's lock. */
    LOCKED,
    /** The same without the lock. */
    UNLOCKED,
    /** Locked, and the invariants hold that must hold when the lock is released. */
    CONSISTENT,
    /** The timer is in the heap of the thread's processor, which is locked. */
    IN_HEAP,
    /** The same, and at the root, due and periodic. */
    AT_ROOT,
    /** The timer is in no heap, but its field already has the thread's processor. */
    ENTERING,
    /** A compaction of the thread's processor has come to the timer. */
    COMPACTING,
    /** A compaction has gone through all slots. */
    COMPACTED
  }

  StepState(Random random, List<String> statuses, Situation situation) {
    this.random = random;
    for (String map :
        List.of("status", "pp", "when", "nextwhen", "period", "arm", "once", "fired")) {
      s.put(map, new TreeMap<String, Object>());
    }
    for (String map :
        List.of(
            "heap",
            "lock",
            "numTimers",
            "deletedTimers",
            "adjustTimers",
            "timer0When",
            "timerModifiedEarliest")) {
      s.put(map, new TreeMap<String, Object>());
    }
    for (String p : PROCS) {
      of("heap").put(p, new TreeSet<String>());
      of("lock").put(p, NONE);
      for (String counter : List.of("numTimers", "deletedTimers", "adjustTimers")) {
        of(counter).put(p, random.nextInt(5) - 1);
      }
      of("timer0When").put(p, random.nextInt(5));
      of("timerModifiedEarliest").put(p, random.nextInt(5));
    }
    for (String t : TIMERS) {
      of("status").put(t, pick(statuses));
      of("when").put(t, random.nextInt(1, 6));
      of("nextwhen").put(t, random.nextInt(1, 6));
      of("period").put(t, random.nextInt(3));
      of("arm").put(t, random.nextInt(MAX_ARMS));
      of("once").put(t, new TreeSet<Integer>());
      Map<Integer, Object> fired = new LinkedHashMap<>();
      for (int arm = 0; arm <= MAX_ARMS; arm++) {
        fired.put(arm, random.nextInt(2));
      }
      of("fired").put(t, fired);
      String p = random.nextInt(3) == 0 ? NONE : pick(PROCS);
      of("pp").put(t, p);
      if (!p.equals(NONE)) {
        heap(p).add(t);
      }
    }
    registers(statuses);
    arrange(situation);
  }

  private void registers(List<String> statuses) {
    m.put("pc", "run");
    m.put("end", "none");
    m.put("t", pick(TIMERS));
    m.put("p", pick(PROCS));
    m.put("tpp", pick(PROCS));
    m.put("when", random.nextInt(-1, 6));
    m.put("period", random.nextInt(-1, 3));
    m.put("now", random.nextInt(1, 8));
    m.put("root", random.nextBoolean());
    for (String counter : List.of("n", "adj", "dropped", "placed")) {
      m.put(counter, random.nextInt(3));
    }
    m.put("fold", random.nextInt(3));
    m.put("arm", random.nextInt(MAX_ARMS));
    m.put("held", new TreeSet<String>());
    m.put("row", Map.of("kind", "go", "via", pick(statuses), "to", pick(statuses)));
  }

  private void arrange(Situation situation) {
    if (situation == Situation.UNLOCKED) {
      return;
    }
    of("lock").put(p(), ME);
    String t = t();
    switch (situation) {
      case CONSISTENT -> {
        List<String> slots = slots(p());
        of("numTimers").put(p(), slots.size());
        of("timer0When").put(p(), slots.isEmpty() ? 0 : number("when", slots.get(0)));
      }
      case IN_HEAP, COMPACTING -> enter(t);
      case AT_ROOT -> {
        enter(t);
        int now = register("now");
        for (String other : heap(p())) {
          of("when").put(other, random.nextInt(1, now + 1) + (other.equals(t) ? 0 : now));
        }
        of("period").put(t, random.nextInt(1, 4));
      }
      case ENTERING -> {
        PROCS.forEach(p -> heap(p).remove(t));
        of("pp").put(t, p());
      }
      default -> {}
    }
  }

  private void enter(String t) {
    PROCS.forEach(p -> heap(p).remove(t));
    heap(p()).add(t);
    of("pp").put(t, p());
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** The entry of a map that has to have one. */
  static Object at(Map<?, ?> map, Object key) {
    Object value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no " + key + " in " + map);
    }
    return value;
  }

  /** A number of the shared state. */
  int number(String function, String of) {
    return (int) at(of(function), of);
  }

  /** A register that is a number. */
  int register(String name) {
    return (int) at(m, name);
  }

  String t() {
    return (String) at(m, "t");
  }

  String p() {
    return (String) at(m, "p");
  }

  Map<String, String> row() {
    return strings(at(m, "row"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> strings(Object map) {
    return (Map<String, String>) map;
  }

  /** One of the functions of the shared state. */
  @SuppressWarnings("unchecked")
  Map<String, Object> of(String name) {
    return (Map<String, Object>) at(s, name);
  }

  @SuppressWarnings("unchecked")
  Set<String> heap(String p) {
    return (Set<String>) at(of("heap"), p);
  }

  /** The registers without those that only the test needs. */
  Map<String, Object> registersOnly() {
    Map<String, Object> registers = new TreeMap<>(m);
    registers.remove("row");
    return registers;
  }

  /** The timers of a heap in a valid heap order. */
  List<String> slots(String p) {
    List<String> all = new ArrayList<>(heap(p));
    all.sort(Comparator.comparingInt(t -> number("when", t)));
    return all;
  }
}
