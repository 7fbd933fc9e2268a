package dev.timerproof.proofs.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A thread of the wake-up in the form of {@code Wakeup.tla}, and its place. */
final class PollerThread {
  private static final String NO = "none";

  /** The model's names of places whose names in the proofs differ. */
  private static final Map<String, String> PLACES = Map.of("goroutine", "go", "started", "top");

  private PollerThread() {}

  /** The thread under test at this place. */
  static Map<String, Object> of(SmallState s, PollerProgramPoint point) {
    return of(s, point, SmallState.ME);
  }

  static Map<String, Object> of(SmallState s, PollerProgramPoint point, String thread) {
    Map<String, Object> m = new TreeMap<>();
    m.put("pc", PLACES.getOrDefault(point.place(), point.place()));
    m.put("op", NO);
    m.put("word", 0);
    m.put("row", NO);
    m.put("k", 0);
    m.put("sub", 0);
    m.put("back", NO);
    m.put("stack", List.of());
    m.put("now", 0);
    m.put("todo", Set.of());
    m.put("p", s.truth("onP", thread) ? s.get("cur", thread) : Integer.valueOf(0));
    m.put("spinning", s.get("spins", thread));
    m.put("was", s.get("span", thread));
    m.put("signalled", s.get("woken", thread));
    m.put("mine", s.get("mine", thread));
    m.put("seen", s.get("seen", thread));
    if (!point.outside()) {
      run(m, point, s);
    }
    return m;
  }

  private static void run(Map<String, Object> m, PollerProgramPoint point, SmallState s) {
    List<PollerProgramPoint.Frame> frames = point.frames();
    PollerProgramPoint.Frame top = frames.get(0);
    List<String> backs = backs(point);
    m.put("pc", top.row().isEmpty() ? "word" : "run");
    m.putAll(record(top, backs.get(0)));
    boolean rechecks = s.truth("rechecks", SmallState.ME);
    m.put("sub", rechecks ? looked(s) : top.half().isEmpty() ? 0 : 1);
    List<Object> stack = new ArrayList<>();
    for (int k = 1; k < frames.size(); k++) {
      stack.add(record(frames.get(k), backs.get(k)));
    }
    if (!backs.get(frames.size() - 1).equals(NO)) {
      stack.add(Map.of("op", NO, "word", 0, "row", NO, "k", 1, "back", NO));
    }
    m.put("stack", stack);
  }

  /** Where each frame returns to: the step that has called it, or the place. */
  private static List<String> backs(PollerProgramPoint point) {
    List<String> all = new ArrayList<>();
    for (int k = 1; k < point.frames().size(); k++) {
      all.add("step");
    }
    String place = PLACES.getOrDefault(point.place(), point.place());
    all.add(place.equals("top") ? NO : place);
    return all;
  }

  private static Map<String, Object> record(PollerProgramPoint.Frame f, String back) {
    Map<String, Object> all = new HashMap<>();
    all.put("op", f.op());
    all.put("word", f.word() + 1);
    all.put("row", f.row().isEmpty() ? NO : f.row());
    all.put("k", f.row().isEmpty() ? 0 : f.next() + 1);
    all.put("back", back);
    return all;
  }

  /** How many Ps the thread's recheck has looked at. */
  static int looked(SmallState s) {
    return (int) PollerStates.PS.stream().filter(p -> !s.truth("todo", SmallState.ME, p)).count();
  }

  /**
   * The place of a thread of the model as one text; a poll that does not sleep counts as part of
   * the look for work.
   */
  static String place(Map<?, ?> m) {
    String pc = String.valueOf(m.get("pc")).replace("peek", "look");
    if (!pc.equals("word") && !pc.equals("run")) {
      return pc;
    }
    StringBuilder out = new StringBuilder(pc).append(' ').append(frame(m));
    for (Object below : (List<?>) java.util.Objects.requireNonNull(m.get("stack"))) {
      out.append(", ").append(frame((Map<?, ?>) below));
    }
    return out.toString();
  }

  private static String frame(Map<?, ?> f) {
    return f.get("op")
        + " "
        + f.get("word")
        + " "
        + f.get("row")
        + " "
        + f.get("k")
        + " to "
        + f.get("back");
  }
}
