package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.sexp.SexpReader;
import dev.timerproof.spec.eval.Definitions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs relations of the timers with a mutex and the definitions of {@code MutexSteps.tla} on the
 * same random states of three timers, of which one calls a function, and two Ps.
 */
final class MutexComparison {
  /** Steps of which the relation allows more: any deadline, any period. */
  static final Set<String> SUPERSETS = Set.of("setperiod", "setwhen", "nextwhen");

  /** Guards that may hold or not in the proofs, since clock and bounds are any there. */
  private static final Set<String> FREE = Set.of("due", "notdue", "earliest", "notearliest");

  private static final int STATES = 80;
  private static final String NONE = "none";
  private static final String ME = SmallState.ME;
  private static final String LEVEL = "level0";
  private static final String FUNCTION = "t2";

  /** The firing that a step is about. */
  private static final String FIRING = SmallState.arm("t1", 0);

  private final StateModel model = StateModel.mutex();
  private final Definitions seq = open("seq");
  private final Definitions count = open("count");

  private static Definitions open(String inflight) {
    return Definitions.open(
        "MutexKinds",
        Map.of(
            "NONE", quoted(NONE),
            "Kind", "<- Kinds",
            "Arity", "2",
            "Inflight", quoted(inflight),
            "Gives", "{}",
            "Local", "TRUE",
            "Preempts", "TRUE"));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /** The first state in which a step with these clauses differs from its definition, or nothing. */
  String ofStep(String step, List<Sexp> clauses) {
    return step(step, clauses, SUPERSETS.contains(step));
  }

  /** A state in which the clauses allow more than the definition, or nothing. */
  String surplus(String step, List<Sexp> clauses) {
    return step(step, clauses, false);
  }

  private String step(String step, List<Sexp> clauses, boolean mayAllowMore) {
    for (String inflight : step.equals("pendsending") ? List.of("seq", "count") : List.of("seq")) {
      Random random = new Random(step.hashCode());
      for (int n = 0; n < STATES; n++) {
        String found =
            compare(step, clauses, new Start(step, inflight, random), inflight, mayAllowMore);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  /** The first state in which a guard with these clauses differs from its definition. */
  String ofGuard(String guard, List<Sexp> clauses) {
    Random random = new Random(guard.hashCode());
    for (int n = 0; n < STATES; n++) {
      var start = new Start(guard, "seq", random);
      boolean related = !new Relation(stage(clauses, "seq")).outcomes(start.state).isEmpty();
      boolean defined = (boolean) seq.apply("GuardHolds", guard, start.shared, start.registers);
      if (defined ? !related : related && !FREE.contains(guard)) {
        return guard + " in " + start + ": mutex-steps.sexp " + related;
      }
    }
    return "";
  }

  /** A step is about one firing, whose seq was captured. */
  private static StepRelation.Stage stage(List<Sexp> clauses, String inflight) {
    List<Sexp> all = new ArrayList<>();
    boolean chooses = clauses.stream().anyMatch(c -> c.is("any") && c.item(1).word().equals("f"));
    if (!chooses) {
      all.addAll(SexpReader.read("firing", "(any f Arm (= f " + FIRING + "))"));
    }
    all.addAll(clauses);
    return MutexSections.stage(all, Map.of("inflight", inflight));
  }

  private String compare(
      String step, List<Sexp> clauses, Start start, String inflight, boolean mayAllowMore) {
    Definitions tla = inflight.equals("seq") ? seq : count;
    Set<Map<String, Object>> defined = new HashSet<>();
    boolean throwsError = false;
    for (Object outcome : (Set<?>) tla.apply("Do", step, start.shared, start.registers, ME)) {
      Map<?, ?> behind = (Map<?, ?>) outcome;
      Map<?, ?> m = (Map<?, ?>) part(behind, "m");
      throwsError |= "panic".equals(m.get("pc"));
      Map<String, Object> after = projected((Map<?, ?>) part(behind, "S"), m);
      if (step.equals("capture")) {
        after.put("captured", start.feedsChannel() ? part(m, "seq") : NONE);
      }
      defined.add(after);
    }
    var relation = new Relation(stage(clauses, inflight));
    boolean demands =
        relation.failedDemands(start.state).stream().allMatch(name -> name.endsWith("-live"));
    String where = step + " in " + start + ": ";
    if (throwsError) {
      return demands ? where + "MutexSteps.tla throws, mutex-steps.sexp demands nothing" : "";
    }
    if (!demands) {
      return where + "mutex-steps.sexp demands what MutexSteps.tla does not need";
    }
    Set<Map<String, Object>> related = new HashSet<>();
    for (SmallState after : relation.outcomes(start.state)) {
      Map<String, Object> compared = projected(after);
      if (step.equals("capture")) {
        compared.put("captured", captured(start.state, after));
      }
      related.add(compared);
    }
    if (!related.containsAll(defined)) {
      return where + "MutexSteps.tla has " + defined + ", mutex-steps.sexp " + related;
    }
    if (!mayAllowMore && !defined.containsAll(related)) {
      return where + "mutex-steps.sexp also has " + related;
    }
    return "";
  }

  /** The seq of the firing that is open now and was not before. */
  private static Object captured(SmallState before, SmallState after) {
    return after.elements("Arm").stream()
        .filter(e -> after.truth("open", e) && !before.truth("open", e))
        .findFirst()
        .<Object>map(e -> after.get("got", e))
        .orElse(NONE);
  }

  // ---- what both have ----

  private static Object part(Map<?, ?> record, String name) {
    return Objects.requireNonNull(record.get(name), name);
  }

  /** What is compared of a state of the model. */
  private static Map<String, Object> projected(Map<?, ?> shared, Map<?, ?> m) {
    Map<String, Object> all = new TreeMap<>();
    for (String t : SmallState.TIMERS) {
      for (String bits : List.of("bits", "astate")) {
        all.put(bits + t, new TreeSet<Object>((Set<?>) of(shared, bits, t)).toString());
      }
      for (String same : List.of("ts", "when", "seq", "blocked", "sendseq")) {
        all.put(same + t, of(shared, same, t));
      }
      all.put("periodic" + t, (int) of(shared, "period", t) > 0);
    }
    for (String p : SmallState.PROCS) {
      all.put("zombies" + p, of(shared, "zombies", p));
      all.put("heap" + p, new TreeSet<Object>((List<?>) of(shared, "heap", p)).toString());
    }
    all.put("pend", part(m, "pend"));
    all.put("oneshot", part(m, "oneshot"));
    return all;
  }

  private static Object of(Map<?, ?> shared, String name, String element) {
    return part((Map<?, ?>) part(shared, name), element);
  }

  /** The same of a state of the proofs. */
  private static Map<String, Object> projected(SmallState s) {
    return projected(
        shared(s, Map.of()), Map.of("pend", s.get("pend", ME), "oneshot", s.get("oneshot", ME)));
  }

  private static Set<String> bits(SmallState s, String prefix, String t) {
    Set<String> bits = new TreeSet<>();
    for (String bit : List.of("heaped", "modified", "zombie")) {
      if (s.truth(prefix + bit, t)) {
        bits.add(bit);
      }
    }
    return bits;
  }

  /** The shared state; heaps in the given order. */
  private static Map<String, Object> shared(SmallState s, Map<String, List<String>> orders) {
    Map<String, Object> all = new TreeMap<>();
    for (String t : SmallState.TIMERS) {
      put(all, "bits", t, bits(s, "", t));
      put(all, "astate", t, bits(s, "a", t));
      put(all, "ts", t, s.truth("homed", t) ? s.get("ts", t) : NONE);
      for (String same : List.of("when", "seq", "blocked", "sendseq")) {
        put(all, same, t, s.get(same, t));
      }
      put(all, "period", t, s.truth("periodic", t) ? 2 : 0);
      put(all, "slot", t, s.get("when", t));
      put(all, "arm", t, 1);
      put(all, "buffer", t, 0);
      put(all, "waiters", t, Set.of());
      for (String lock : List.of("sendlock", "timerlock", "chanlock")) {
        put(all, lock, t, NONE);
      }
      long open =
          s.elements("Arm").stream()
              .filter(e -> s.truth("open", e) && s.get("of", e).equals(t))
              .count();
      put(all, "sending", t, (int) open);
    }
    for (String p : SmallState.PROCS) {
      put(all, "zombies", p, s.get("zombies", p));
      List<String> heap = orders.get(p);
      put(
          all,
          "heap",
          p,
          heap == null
              ? SmallState.TIMERS.stream().filter(t -> s.truth("slot", t, p)).toList()
              : heap);
      for (String number : List.of("len", "minheap", "minmod")) {
        put(all, number, p, 0);
      }
      put(all, "timerslock", p, NONE);
    }
    all.put("alive", new TreeSet<>(SmallState.PROCS));
    all.put("clock", 3);
    all.put("until", -1);
    all.put("woken", false);
    all.put("handed", Map.of(ME, 0));
    return all;
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> all, String name, String element, Object value) {
    ((Map<String, Object>) all.computeIfAbsent(name, n -> new TreeMap<String, Object>()))
        .put(element, value);
  }

  /** A random state in which the step can be run, as both have it. */
  private final class Start {
    final SmallState state = SmallState.withFixed(model, List.of(NONE));
    final Map<String, Object> shared;
    final Map<String, Object> registers = new TreeMap<>();

    Start(String step, String inflight, Random random) {
      for (String t : SmallState.TIMERS) {
        for (String bit :
            List.of("heaped", "modified", "zombie", "aheaped", "amodified", "azombie", "homed")) {
          state.set(random.nextBoolean(), bit, t);
        }
        state.set(pick(random, SmallState.PROCS), "ts", t);
        state.set(!t.equals(FUNCTION), "chan", t);
        state.set(random.nextBoolean(), "periodic", t);
        state.set(random.nextInt(4), "when", t);
        state.set(random.nextInt(1, 4), "seq", t);
        state.set(random.nextInt(3), "blocked", t);
        state.set(random.nextInt(4), "sendseq", t);
        if (random.nextBoolean()) {
          state.set(true, "slot", t, pick(random, SmallState.PROCS));
        }
      }
      SmallState.PROCS.forEach(p -> state.set(random.nextInt(3), "zombies", p));
      for (Object arm : state.elements("Arm")) {
        state.set(random.nextInt(4) == 0, "open", arm);
        state.set(pick(random, SmallState.TIMERS), "of", arm);
        state.set(random.nextInt(1, 4), "got", arm);
      }
      // Only channels have firings to be decided.
      String x = step.equals("endsend") ? "t1" : pick(random, SmallState.TIMERS);
      String p = pick(random, SmallState.PROCS);
      state.set(x, "tgt", ME, LEVEL);
      state.set(p, "cur", ME);
      state.set(random.nextBoolean(), "pend", ME);
      state.set(random.nextBoolean(), "oneshot", ME);
      Map<String, List<String>> orders = new TreeMap<>();
      adapt(step, inflight, x, p, random, orders);
      shared = shared(state, orders);
      registers(step, x, p, random, orders);
    }

    /** Whether the timer that the step is about feeds a channel. */
    boolean feedsChannel() {
      return !FUNCTION.equals(registers.get("t"));
    }

    /** What is so wherever the step is run. */
    private void adapt(
        String step,
        String inflight,
        String x,
        String p,
        Random random,
        Map<String, List<String>> orders) {
      switch (step) {
        case "removeroot", "removetail", "removeslot" -> {
          SmallState.PROCS.forEach(q -> state.set(q.equals(p), "slot", x, q));
          order(p, x, step.equals("removeroot") ? 0 : random.nextInt(3), orders);
          if (step.equals("removetail")) {
            order(p, x, SmallState.TIMERS.size(), orders);
          }
        }
        case "insert" -> SmallState.PROCS.forEach(q -> state.set(false, "slot", x, q));
        case "pubifroot" -> state.set(true, "slot", x, p);
        // A call begins with the answer false.
        case "pendwhen" -> state.set(false, "pend", ME);
        case "bound" -> state.set(true, "homed", x);
        case "decblocked" -> state.set(random.nextInt(1, 3), "blocked", x);
        // The rows ask for a next deadline of periodic timers that are armed.
        case "nextwhen" -> {
          state.set(true, "periodic", x);
          state.set(random.nextInt(1, 4), "when", x);
        }
        case "endsend" -> state.set(x, "of", FIRING);
        default -> {
          // anything
        }
      }
      if (inflight.equals("count")) {
        SmallState.TIMERS.forEach(t -> state.set(0, "sendseq", t));
      }
    }

    private void order(String p, String x, int at, Map<String, List<String>> orders) {
      List<String> heap =
          new ArrayList<>(
              SmallState.TIMERS.stream()
                  .filter(t -> !t.equals(x) && state.truth("slot", t, p))
                  .toList());
      Collections.sort(heap);
      heap.add(Math.min(at, heap.size()), x);
      orders.put(p, heap);
    }

    private void registers(
        String step, String x, String p, Random random, Map<String, List<String>> orders) {
      registers.put("pc", "run");
      registers.put("t", x);
      registers.put("p", p);
      registers.put("q", p);
      List<String> heap = orders.get(p);
      registers.put("k", heap == null ? 1 : heap.indexOf(x) + 1);
      registers.put("changed", false);
      registers.put("ts", NONE);
      registers.put("w", random.nextInt(1, 5));
      registers.put("per", random.nextInt(2) * 2);
      registers.put("id", 1);
      registers.put("now", 3);
      registers.put("b", random.nextInt(3));
      registers.put("h", 0);
      registers.put("wakeup", 0);
      registers.put("force", false);
      registers.put("ran", false);
      registers.put("pend", state.get("pend", ME));
      // What stop and reset keep of the timer before they set it.
      registers.put("was", state.number("seq", x) - 1);
      registers.put("oneshot", state.get("oneshot", ME));
      // A section that fires has captured the timer's own seq; one that decides, the firing's.
      registers.put(
          "seq", step.equals("startsend") ? state.get("seq", x) : state.get("got", FIRING));
      registers.put("arm", 1);
      registers.put("val", 0);
    }

    @Override
    public String toString() {
      return shared + " " + registers;
    }
  }

  private static <T> T pick(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
