package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.flow.PollerAtomicSteps.Position;
import dev.timerproof.proofs.model.PollerList;
import dev.timerproof.proofs.model.StateFunction;
import dev.timerproof.proofs.model.StateModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Random small states of the wake-up with one thread at a given position, and the same states in
 * the form of {@code Wakeup.tla}.
 */
final class PollerStates {
  static final List<String> OTHERS = List.of("m2", "m3");
  static final List<Integer> PS = List.of(1, 2);
  static final int LATEST = 6;

  /** The places where the other threads may be. */
  private static final List<String> PLACES = List.of("stopped", "goroutine", "started");

  private final StateModel model;
  private final PollerList list;
  private final boolean waiters;

  PollerStates(StateModel model, PollerList list, boolean waiters) {
    this.model = model;
    this.list = list;
    this.waiters = waiters;
  }

  /** A random state, except that no thread is on an idle P. */
  SmallState random(Random random, Position at) {
    List<String> threads = new ArrayList<>(List.of(SmallState.ME));
    threads.addAll(OTHERS);
    SmallState s = new SmallState(model, threads, PS);
    List<Integer> deadlines = new ArrayList<>();
    for (int d = 1; d <= LATEST; d++) {
      deadlines.add(d);
    }
    Collections.shuffle(deadlines, random);
    for (int k = 0; k < SmallState.TIMERS.size(); k++) {
      String t = SmallState.TIMERS.get(k);
      s.set(random.nextBoolean() && k > 0, "pend", t);
      s.set(pick(random, PS), "at", t);
      s.set(deadlines.get(k), "dl", t);
    }
    for (Integer p : PS) {
      s.set(random.nextInt(3) > 0, "mask", p);
      s.set(random.nextBoolean(), "idle", p);
    }
    s.set(waiters, "waiters");
    for (String word : List.of("need", "polling", "sent", "permit")) {
      s.set(random.nextBoolean(), word);
    }
    s.set(random.nextInt(4), "clock");
    s.set(random.nextInt(LATEST), "until");
    s.set(random.nextInt(3), "wakeup");
    for (String other : OTHERS) {
      registers(s, other, random);
      facts(
          s,
          other,
          new Position(PollerProgramPoint.at("other"), list.facts(model, pick(random, PLACES))));
    }
    registers(s, SmallState.ME, random);
    facts(s, SmallState.ME, at);
    if (s.truth("onP", SmallState.ME)) {
      s.set(false, "idle", s.get("cur", SmallState.ME));
    }
    return s;
  }

  private static void registers(SmallState s, String thread, Random random) {
    s.set(pick(random, PS), "cur", thread);
    s.set(random.nextInt(LATEST), "mine", thread);
    s.set(random.nextInt(3), "seen", thread);
    int looked = random.nextInt(PS.size());
    PS.forEach(p -> s.set(p > looked, "todo", thread, p));
  }

  /** Gives a thread the facts of a position. */
  void facts(SmallState s, String thread, Position at) {
    for (StateFunction fact : model.facts()) {
      s.set(Boolean.valueOf(at.facts().get(fact.name(), 0)), fact.name(), thread);
    }
  }

  private static <T> T pick(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** The variables of {@code Wakeup.tla}. */
  Map<String, Object> variables(SmallState s, Position at) {
    Map<String, Object> threads = new TreeMap<>();
    threads.put(SmallState.ME, PollerThread.of(s, at.point()));
    for (String other : OTHERS) {
      PollerProgramPoint point =
          PollerProgramPoint.at(
              s.truth("halted", other)
                  ? "stopped"
                  : s.truth("rests", other) ? "goroutine" : "started");
      threads.put(other, PollerThread.of(s, point, other));
    }
    Map<String, Object> shared = shared(s);
    shared.put("arms", 0);
    shared.put("at", 0);
    shared.put("ended", 0);
    return Map.of("S", shared, "th", threads);
  }

  /** The shared state without the counters that only the model has. */
  static Map<String, Object> shared(SmallState s) {
    Map<String, Object> all = new TreeMap<>();
    Map<Integer, Object> pending = new TreeMap<>();
    Map<Integer, Object> mask = new TreeMap<>();
    Set<Integer> idle = new TreeSet<>();
    for (Integer p : PS) {
      Set<Integer> due = new TreeSet<>();
      for (String t : SmallState.TIMERS) {
        if (s.truth("pend", t) && s.get("at", t).equals(p)) {
          due.add(s.number("dl", t));
        }
      }
      pending.put(p, due);
      mask.put(p, s.get("mask", p));
      if (s.truth("idle", p)) {
        idle.add(p);
      }
    }
    all.put("pending", pending);
    all.put("mask", mask);
    all.put("idle", idle);
    all.put("clock", s.get("clock"));
    all.put("needspinning", s.truth("need") ? "set" : "clear");
    all.put("lastpoll", s.truth("polling") ? "polling" : "polled");
    all.put("pollUntil", s.get("until"));
    all.put("wakeSig", s.truth("sent") ? "sent" : "clear");
    all.put("wakeup", s.get("wakeup"));
    all.put("permit", s.get("permit"));
    all.put(
        "nmspinning",
        (int) s.elements("Thread").stream().filter(m -> s.truth("counted", m)).count());
    return all;
  }
}
