package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.spec.table.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Random small states in the form of the proofs and in that of {@code Steps.tla}, and the parts
 * that can be compared: everything that exists at run time, arms, and callbacks.
 */
final class StepStates {
  /** The name of no P and of no thread in TLA+. */
  static final String NONE = "none";

  private static final String LEVEL = "level0";

  private final StateModel model;
  private final List<String> statuses;

  StepStates(StateModel model, List<String> statuses) {
    this.model = model;
    this.statuses = statuses;
  }

  /** A random state, except that arms are used in their order. */
  SmallState random(Random random, @Nullable Row row) {
    SmallState s = new SmallState(model, statuses);
    for (String t : SmallState.TIMERS) {
      if (row != null && random.nextBoolean()) {
        s.set(row.via(), "st", t);
      } else {
        s.set(pick(random, statuses), "st", t);
      }
      for (String number : List.of("when", "nextwhen")) {
        s.set(random.nextInt(1, 6), number, t);
      }
      s.set(random.nextInt(3), "per", t);
      int arm = random.nextInt(SmallState.ARMS);
      s.set(SmallState.arm(t, arm), "arm", t);
      for (int k = 0; k <= SmallState.ARMS; k++) {
        String name = SmallState.arm(t, k);
        s.set(k <= arm, "used", name);
        s.set(k <= arm && random.nextBoolean(), "once", name);
        s.set(random.nextInt(2), "fired", name);
      }
      String p = pick(random, List.of(SmallState.NIL, "p1", "p2"));
      s.set(p, "pp", t);
      String heap = random.nextBoolean() ? p : pick(random, List.of(SmallState.NIL, "p1", "p2"));
      if (!heap.equals(SmallState.NIL)) {
        s.set(true, "inH", t, heap);
      }
      s.set(random.nextBoolean(), "held", SmallState.ME, t);
    }
    for (String p : SmallState.PROCS) {
      s.set(random.nextBoolean(), "lk", p);
      for (String counter : List.of("num", "del", "adj")) {
        s.set(random.nextInt(4), counter, p);
      }
      for (String bound : List.of("t0", "bound")) {
        s.set(random.nextInt(5), bound, p);
      }
    }
    registers(s, random);
    return s;
  }

  private void registers(SmallState s, Random random) {
    s.set(pick(random, SmallState.TIMERS), "tgt", SmallState.ME, LEVEL);
    s.set(pick(random, SmallState.TIMERS), "tgt", SmallState.ME, "level1");
    for (String p : List.of("cur", "tpp")) {
      s.set(pick(random, SmallState.PROCS), p, SmallState.ME);
    }
    s.set(random.nextInt(-1, 6), "w", SmallState.ME);
    s.set(random.nextInt(-1, 3), "d", SmallState.ME);
    s.set(random.nextInt(1, 9), "now", SmallState.ME);
    s.set(random.nextBoolean(), "root", SmallState.ME);
    for (String number : List.of("n", "adjSeen", "fold", "dropped", "placed")) {
      s.set(random.nextInt(3), number, SmallState.ME);
    }
    // A callback was loaded from the timer that the operation works on.
    String mine = (String) s.get("tgt", SmallState.ME, LEVEL);
    s.set(SmallState.arm(mine, random.nextInt(SmallState.ARMS)), "fireArm", SmallState.ME);
  }

  private static <T> T pick(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static Object orNone(Object p) {
    return p.equals(SmallState.NIL) ? NONE : p;
  }

  private static int number(Object arm) {
    String name = (String) arm;
    return Integer.parseInt(name.substring(name.indexOf('/') + 1));
  }

  // ---- in the form of TLA+ ----

  /** The counters and bounds of a P: the proofs' names and those of the TLA+ modules. */
  private static final Map<String, String> NUMBERS =
      Map.of(
          "num", "numTimers",
          "del", "deletedTimers",
          "adj", "adjustTimers",
          "t0", "timer0When",
          "bound", "timerModifiedEarliest");

  /** The shared state. */
  Map<String, Object> shared(SmallState s) {
    Map<String, Object> all = new TreeMap<>();
    for (String name :
        List.of("status", "pp", "when", "nextwhen", "period", "arm", "once", "fired")) {
      all.put(name, new TreeMap<String, Object>());
    }
    for (String name : List.of("heap", "lock")) {
      all.put(name, new TreeMap<String, Object>());
    }
    NUMBERS.values().forEach(name -> all.put(name, new TreeMap<String, Object>()));
    for (String t : SmallState.TIMERS) {
      of(all, "status").put(t, s.get("st", t));
      of(all, "pp").put(t, orNone(s.get("pp", t)));
      of(all, "when").put(t, s.get("when", t));
      of(all, "nextwhen").put(t, s.get("nextwhen", t));
      of(all, "period").put(t, s.get("per", t));
      of(all, "arm").put(t, number(s.get("arm", t)));
      Set<Integer> once = new TreeSet<>();
      Map<Integer, Object> fired = new LinkedHashMap<>();
      for (int k = 0; k <= SmallState.ARMS; k++) {
        fired.put(k, Math.min(2, s.number("fired", SmallState.arm(t, k))));
        if (s.truth("once", SmallState.arm(t, k))) {
          once.add(k);
        }
      }
      of(all, "once").put(t, once);
      of(all, "fired").put(t, fired);
    }
    for (String p : SmallState.PROCS) {
      Set<String> heap = new TreeSet<>(SmallState.TIMERS);
      heap.removeIf(t -> !s.truth("inH", t, p));
      of(all, "heap").put(p, heap);
      of(all, "lock").put(p, s.truth("lk", p) ? "me" : NONE);
      NUMBERS.forEach((ours, theirs) -> of(all, theirs).put(p, s.get(ours, p)));
    }
    return all;
  }

  /** The registers of the thread in the frame of a level. */
  Map<String, Object> registers(SmallState s, String level) {
    Map<String, Object> m = new TreeMap<>();
    m.put("pc", "run");
    m.put("end", "none");
    m.put("t", s.get("tgt", SmallState.ME, level));
    m.put("p", s.get("cur", SmallState.ME));
    m.put("tpp", s.get("tpp", SmallState.ME));
    m.put("when", s.get("w", SmallState.ME));
    m.put("period", s.get("d", SmallState.ME));
    m.put("now", s.get("now", SmallState.ME));
    m.put("root", s.get("root", SmallState.ME));
    m.put("n", s.get("n", SmallState.ME));
    m.put("adj", s.get("adjSeen", SmallState.ME));
    m.put("fold", s.get("fold", SmallState.ME));
    m.put("dropped", s.get("dropped", SmallState.ME));
    m.put("placed", s.get("placed", SmallState.ME));
    m.put("arm", number(s.get("fireArm", SmallState.ME)));
    Set<String> held = new TreeSet<>(SmallState.TIMERS);
    held.removeIf(t -> !s.truth("held", SmallState.ME, t));
    m.put("held", held);
    return m;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> of(Map<String, Object> all, String name) {
    return (Map<String, Object>) java.util.Objects.requireNonNull(all.get(name));
  }
}
