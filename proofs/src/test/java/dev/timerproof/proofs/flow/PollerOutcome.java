package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.flow.PollerAtomicSteps.Position;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** A state after a step of the proof, as a flat map of the parts that the model has too. */
final class PollerOutcome {
  private final Map<String, Object> parts = new TreeMap<>();

  /**
   * The comparable parts of a state.
   *
   * @param before the state before the step
   * @param after the state after it
   * @param at the thread's position after it
   */
  PollerOutcome(SmallState before, SmallState after, Position at) {
    PollerStates.shared(after).forEach((name, value) -> parts.put("S." + name, value));
    Map<String, Object> m = PollerThread.of(after, at.point());
    parts.put("m.place", PollerThread.place(m));
    for (String name : Set.of("p", "spinning", "was", "signalled")) {
      parts.put("m." + name, m.get(name));
    }
    // Other registers are compared only at places where they have a meaning.
    if (after.truth("carries", SmallState.ME)) {
      parts.put("m.mine", m.get("mine"));
    }
    if (after.truth("reads", SmallState.ME)) {
      parts.put("m.seen", m.get("seen"));
    }
    if (after.truth("rechecks", SmallState.ME) && !at.point().outside()) {
      parts.put("m.sub", m.get("sub"));
    }
    for (String other : PollerStates.OTHERS) {
      boolean started = before.truth("halted", other) && !after.truth("halted", other);
      String pc = after.truth("halted", other) ? "stopped" : "go";
      parts.put(other + ".pc", started || !after.truth("rests", other) ? "top" : pc);
      parts.put(other + ".p", after.truth("onP", other) ? after.get("cur", other) : (Object) 0);
      parts.put(other + ".spinning", after.get("spins", other));
    }
  }

  static Object part(Map<?, ?> record, String name) {
    return Objects.requireNonNull(record.get(name), name);
  }

  static Map<?, ?> me(Map<String, Object> variables) {
    return (Map<?, ?>) part((Map<?, ?>) part(variables, "th"), SmallState.ME);
  }

  /** Whether a state of the model equals this one, except in the free parts. */
  boolean fits(Map<String, Object> variables, Set<String> free) {
    return parts.entrySet().stream()
        .filter(e -> !free.contains(e.getKey()))
        .allMatch(e -> e.getValue().equals(find(variables, e.getKey())));
  }

  private static Object find(Map<String, Object> variables, String name) {
    String[] path = name.split("\\.", 2);
    if (path[0].equals("S")) {
      return part((Map<?, ?>) part(variables, "S"), path[1]);
    }
    if (name.equals("m.place")) {
      return PollerThread.place(me(variables));
    }
    if (path[0].equals("m")) {
      return part(me(variables), path[1]);
    }
    return part((Map<?, ?>) part((Map<?, ?>) part(variables, "th"), path[0]), path[1]);
  }

  @Override
  public String toString() {
    return parts.toString();
  }
}
