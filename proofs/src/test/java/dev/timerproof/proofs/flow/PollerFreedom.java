package dev.timerproof.proofs.flow;

import dev.timerproof.spec.table.PollerTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The points at which the wake-up's proof allows more behaviours than its model, so that the proof
 * is stronger: a thread's known deadline may be earlier than any real one, any idle P may be taken,
 * and any thread may arm on any P. Also says which states of the model correspond to one state of
 * the proof.
 */
final class PollerFreedom {
  /** For each step or place, the parts of the state for which the proof allows more values. */
  private static final Map<String, Set<String>> PARTS =
      Map.of(
          "needspinning", Set.of("S.mask"),
          "recheck", Set.of("m.mine"),
          "select", Set.of("S.clock"),
          "tail", Set.of("S.clock"),
          "top", Set.of("m.mine"),
          "look", Set.of("m.seen"),
          "scan", Set.of("m.mine"),
          "goroutine", Set.of("S.pending", "S.mask", "m.mine"),
          "client", Set.of("S.pending", "S.mask", "m.mine"));

  private PollerFreedom() {}

  /** The parts for which the proof allows more values. */
  static Set<String> of(String label) {
    return PARTS.getOrDefault(label, Set.of());
  }

  /** The word, step, half of a step or place that a thread is at. */
  static String label(PollerTable table, PollerProgramPoint point) {
    if (point.outside()) {
      return point.place();
    }
    PollerProgramPoint.Frame top = point.top();
    if (top.row().isEmpty()) {
      return java.util.Objects.requireNonNull(table.frames().get(top.op())).get(top.word());
    }
    return top.half().isEmpty() ? table.row(top.row()).steps().get(top.next()) : top.half();
  }

  /** Whether the proof allows exactly the choices of the model there. */
  static boolean isExact(String label, SmallState s) {
    Object mine = s.get("cur", SmallState.ME);
    return switch (label) {
      // The model takes the first idle P.
      case "startm", "takep", "takeporask" ->
          PollerStates.PS.stream().filter(p -> s.truth("idle", p)).count() <= 1;
      // The model knows how many Ps are busy.
      case "count" -> s.number("seen", SmallState.ME) == 0;
      // The model skips the thread's own P.
      case "scan" ->
          SmallState.TIMERS.stream()
              .noneMatch(
                  t ->
                      s.truth("pend", t)
                          && s.get("at", t).equals(mine)
                          && s.number("dl", t) <= s.number("clock"));
      default -> true;
    };
  }

  /**
   * A state of the model.
   *
   * @param exact whether the thread's known deadline is the same as in the proof
   */
  record Start(Map<String, Object> variables, boolean exact) {}

  /** The states of the model that correspond to one state of the proof. */
  static List<Start> starts(
      PollerProgramPoint point, Map<String, Object> variables, boolean waiters) {
    List<Start> all = new ArrayList<>();
    all.add(new Start(variables, true));
    if (!point.outside()) {
      return all;
    }
    Map<?, ?> me = PollerOutcome.me(variables);
    if (point.place().equals("look") && waiters) {
      all.add(new Start(with(variables, Map.of("pc", "peek")), true));
    }
    if (point.place().equals("scan")) {
      Set<Integer> others = new TreeSet<>(PollerStates.PS);
      others.remove((Integer) PollerOutcome.part(me, "p"));
      all.add(new Start(with(variables, Map.of("todo", others)), true));
      all.add(new Start(with(variables, Map.of("mine", 1)), false));
    }
    return all;
  }

  private static Map<String, Object> with(
      Map<String, Object> variables, Map<String, Object> parts) {
    Map<String, Object> me = new TreeMap<>();
    PollerOutcome.me(variables).forEach((name, value) -> me.put(String.valueOf(name), value));
    me.putAll(parts);
    Map<String, Object> threads = new TreeMap<>();
    ((Map<?, ?>) PollerOutcome.part(variables, "th"))
        .forEach((name, value) -> threads.put(String.valueOf(name), value));
    threads.put(SmallState.ME, me);
    return Map.of("S", PollerOutcome.part(variables, "S"), "th", threads);
  }

  /**
   * Whether a step of the model changes nothing in the proof: a look at a P without work, or a poll
   * that is left out.
   */
  static boolean standsStill(
      PollerProgramPoint point, Map<String, Object> before, Map<String, Object> after) {
    Map<?, ?> then = PollerOutcome.me(after);
    Map<?, ?> now = PollerOutcome.me(before);
    boolean same = PollerThread.place(now).equals(PollerThread.place(then));
    if (!point.outside()
        || !same
        || !PollerOutcome.part(before, "S").equals(PollerOutcome.part(after, "S"))) {
      return false;
    }
    int mine = (int) PollerOutcome.part(then, "mine");
    int known = (int) PollerOutcome.part(now, "mine");
    return switch (point.place()) {
      case "look" -> mine == known;
      case "scan" -> mine == known || known == 0 || (mine != 0 && mine <= known);
      default -> false;
    };
  }
}
