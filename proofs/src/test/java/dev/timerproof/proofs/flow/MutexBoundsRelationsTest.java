package dev.timerproof.proofs.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.SectionList;
import dev.timerproof.proofs.model.StateModel;
import dev.timerproof.proofs.sexp.Sexp;
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
import org.junit.jupiter.api.Test;

/**
 * What {@code mutex-bounds-steps.sexp} says of guards and steps is what {@code MutexSteps.tla}
 * says: both are run on random small states of three timers and two Ps, with heaps in order.
 */
class MutexBoundsRelationsTest {
  private static final String NONE = "none";
  private static final String ME = SmallState.ME;
  private static final String LEVEL = "level0";
  private static final int STATES = 60;
  private static final String TAKE = "take";
  private static final String FORGET = "forget";

  private static final SectionList LIST = SectionList.bounds();
  private static final StateModel MODEL = StateModel.mutexBounds();

  /** Steps of which the list allows more: any deadline, and any timer of the heap or the walk. */
  private static final Set<String> WIDER =
      Set.of("setwhen", "nextwhen", "pickroot", "picktail", "pickslot");

  /** Guards that may hold or not in the proof, since clock and waiters are not in it. */
  private static final Set<String> FREE = Set.of("due", "needsadd");

  /** What is true of the proof only. */
  private static final Set<String> GHOSTS = Set.of("low", "unpublished", "unseen");

  /** Clauses without which the list says the same in these states, and why. */
  private static final Map<String, String> SPARE =
      Map.of(
          "needsadd: (if (and (not (heaped x)) (> (when x) 0)))", "the list may allow more",
          "due: (if (> (when x) 0))", "the list may allow more",
          "capture: (demand fires-of-own-heap (and (homed x) (= (ts x) p)))", "the proof's own",
          "capture: (demand fires-of-no-heap (not (homed x)))", "the proof's own",
          "setwhen: (set (w me) asked)", "the list may allow more",
          "bound: (demand has-ts (homed x))", "loadown has looked before",
          "nextslot: (set (todo me skipped) false)", "the states have walks at a timer's slot");

  private final Definitions tla =
      Definitions.open(
          "MutexKinds",
          Map.of(
              "NONE", quoted(NONE),
              "Kind", "<- Kinds",
              "Arity", "2",
              "Inflight", quoted("seq"),
              "Gives", "{}",
              "Local", "TRUE",
              "Preempts", "TRUE"));

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  @Test
  void steps_onRandomStates_areThoseOfTla() {
    for (String step : LIST.names("step")) {
      assertEquals("", ofStep(step, LIST.clauses("step", step)));
    }
  }

  @Test
  void guards_onRandomStates_areThoseOfTla() {
    for (String guard : LIST.names("guard")) {
      assertEquals("", ofGuard(guard, LIST.clauses("guard", guard)));
    }
  }

  @Test
  void stepOrGuard_withoutAnyClauseThatCounts_isFoundToDisagree() {
    Set<String> missed = new TreeSet<>();
    int asked = 0;
    for (String kind : List.of("step", "guard")) {
      for (String name : LIST.names(kind)) {
        List<Sexp> clauses = LIST.clauses(kind, name);
        for (Sexp clause : parts(clauses)) {
          if (counts(clause)) {
            asked++;
            List<Sexp> fewer = without(clauses, clause);
            String found = kind.equals("step") ? ofStep(name, fewer) : ofGuard(name, fewer);
            if (found.isEmpty()) {
              missed.add(name + ": " + clause);
            }
          }
        }
      }
    }
    assertTrue(asked > 50, asked + " only");
    assertEquals(new TreeSet<>(SPARE.keySet()), missed);
  }

  /** The list takes exactly the timers in the heap of the P, which loses their slots. */
  @Test
  void timerOfADestroyedP_onRandomStates_isAnyInItsHeapAsInTla() {
    Random random = new Random(TAKE.hashCode());
    var stage = MutexAtomicSteps.stage(LIST.clauses("begin", "world"), Facts.idle(MODEL, 1));
    int taken = 0;
    for (int n = 0; n < STATES; n++) {
      Start start = new Start(TAKE, random);
      String q = start.destroyed();
      List<?> heap = (List<?>) of(start.shared, "heap", q);
      Set<String> defined = new TreeSet<>();
      for (int k = 1; k <= heap.size(); k++) {
        start.registers.put("k", k);
        for (Object outcome : (Set<?>) tla.apply("Do", TAKE, start.shared, start.registers, ME)) {
          defined.add((String) part((Map<?, ?>) part((Map<?, ?>) outcome, "m"), "t"));
        }
      }
      Set<String> related = new TreeSet<>();
      for (String t : SmallState.TIMERS) {
        start.state.set(t, "tgt", ME, LEVEL);
        for (SmallState after : new Relation(stage).outcomes(start.state)) {
          related.add(t);
          for (String u : SmallState.TIMERS) {
            boolean stays = start.state.truth("slot", u, q) && !u.equals(t);
            assertEquals(stays, after.truth("slot", u, q), start + " takes " + t);
          }
        }
      }
      assertEquals(defined, related, start::toString);
      taken += related.size();
    }
    assertTrue(taken > STATES / 2, taken + " only");
  }

  @Test
  void restOfADestroyedP_onRandomStates_isThatOfTla() {
    List<Sexp> clauses = LIST.clauses("world", FORGET);
    assertEquals("", ofDestruction(clauses));
    for (String cleared : List.of("minheap", "minmod")) {
      List<Sexp> fewer =
          clauses.stream()
              .filter(c -> !(c.is("set") && c.item(1).item(0).word().equals(cleared)))
              .toList();
      assertEquals(clauses.size() - 1, fewer.size());
      assertTrue(ofDestruction(fewer).contains("MutexSteps.tla has"), cleared);
    }
  }

  /** The list has taken all timers out of the heap by then, while TLA+ drops the heap itself. */
  private String ofDestruction(List<Sexp> clauses) {
    Random random = new Random(FORGET.hashCode());
    for (int n = 0; n < STATES; n++) {
      Start start = new Start(FORGET, random);
      String q = start.destroyed();
      SmallState.TIMERS.forEach(t -> start.state.set(false, "slot", t, q));
      String found = compare(FORGET, clauses, start);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  /** The clauses, those inside of cases too. */
  private static List<Sexp> parts(List<Sexp> clauses) {
    List<Sexp> all = new ArrayList<>();
    for (Sexp clause : clauses) {
      if (clause.is("case")) {
        all.addAll(parts(clause.from(2)));
      } else {
        all.add(clause);
      }
    }
    return all;
  }

  private static List<Sexp> without(List<Sexp> clauses, Sexp one) {
    List<Sexp> fewer = new ArrayList<>();
    for (Sexp clause : clauses) {
      if (clause.is("case")) {
        List<Sexp> inner = new ArrayList<>(clause.list().subList(0, 2));
        inner.addAll(without(clause.from(2), one));
        fewer.add(Sexp.form(inner.toArray(Sexp[]::new)));
      } else if (clause != one) {
        fewer.add(clause);
      }
    }
    return fewer;
  }

  private static boolean counts(Sexp clause) {
    return switch (clause.item(0).word()) {
      case "set", "setall" -> {
        Sexp target = clause.item(clause.is("set") ? 1 : 2);
        yield !GHOSTS.contains(target.item(0).word());
      }
      case "demand" -> !clause.item(2).toString().equals("false");
      case "if" -> true;
      default -> false;
    };
  }

  // ---- one step or guard ----

  private String ofStep(String step, List<Sexp> clauses) {
    Random random = new Random(step.hashCode());
    for (int n = 0; n < STATES; n++) {
      String found = compare(step, clauses, new Start(step, random));
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  private String ofGuard(String guard, List<Sexp> clauses) {
    List<Sexp> said = clauses.stream().filter(c -> !c.is("only")).toList();
    Random random = new Random(guard.hashCode());
    for (int n = 0; n < STATES; n++) {
      Start start = new Start(guard, random);
      var stage = MutexAtomicSteps.stage(said, start.facts);
      boolean related =
          !MutexAtomicSteps.rulesOut(clauses, start.facts)
              && !new Relation(stage).outcomes(start.state).isEmpty();
      boolean defined = (boolean) tla.apply("GuardHolds", guard, start.shared, start.registers);
      boolean free = FREE.contains(guard) || LIST.clauses("guard", guard).isEmpty();
      if (defined ? !related : related && !free) {
        return guard + " in " + start + ": mutex-bounds-steps.sexp " + related;
      }
    }
    return "";
  }

  private String compare(String step, List<Sexp> clauses, Start start) {
    // A step without clauses may wait or throw; it changes nothing of the proof's state.
    boolean silent = !step.equals(FORGET) && LIST.clauses("step", step).isEmpty();
    Set<Map<String, Object>> defined = new HashSet<>();
    boolean throwsError = false;
    for (Object outcome : (Set<?>) tla.apply("Do", step, start.shared, start.registers, ME)) {
      Map<?, ?> m = (Map<?, ?>) part((Map<?, ?>) outcome, "m");
      throwsError |= "panic".equals(m.get("pc"));
      defined.add(projected((Map<?, ?>) part((Map<?, ?>) outcome, "S"), m));
    }
    var relation = new Relation(MutexAtomicSteps.stage(clauses, start.facts));
    boolean demands = relation.failedDemands(start.state).isEmpty();
    String where = step + " in " + start + ": ";
    if (throwsError) {
      return demands && !silent ? where + "MutexSteps.tla throws, the list demands nothing" : "";
    }
    if (!demands) {
      return where + "the list demands what MutexSteps.tla does not need";
    }
    Set<Map<String, Object>> related = new HashSet<>();
    for (SmallState after : relation.outcomes(start.state)) {
      related.add(start.projected(after));
    }
    if (!related.containsAll(defined)) {
      return where + "MutexSteps.tla has " + defined + ", the list " + related;
    }
    boolean wider = silent || WIDER.contains(step);
    return wider || defined.containsAll(related) ? "" : where + "the list also has " + related;
  }

  private static Object part(Map<?, ?> record, String name) {
    return Objects.requireNonNull(record.get(name), name);
  }

  private static Object of(Map<?, ?> shared, String name, String element) {
    return part((Map<?, ?>) part(shared, name), element);
  }

  /** What is compared of a state of the model. */
  private static Map<String, Object> projected(Map<?, ?> shared, Map<?, ?> m) {
    Map<String, Object> all = new TreeMap<>();
    for (String t : SmallState.TIMERS) {
      for (String bits : List.of("bits", "astate")) {
        all.put(bits + t, new TreeSet<Object>((Set<?>) of(shared, bits, t)).toString());
      }
      all.put("ts" + t, of(shared, "ts", t));
      all.put("when" + t, of(shared, "when", t));
      all.put("held" + t, !of(shared, "timerlock", t).equals(NONE));
    }
    for (String p : SmallState.PROCS) {
      List<?> heap = (List<?>) of(shared, "heap", p);
      all.put("heap" + p, new TreeSet<Object>(heap).toString());
      heap.forEach(t -> all.put("slot" + t, of(shared, "slot", (String) t)));
      all.put("minheap" + p, of(shared, "minheap", p));
      all.put("minmod" + p, of(shared, "minmod", p));
      all.put("lk" + p, !of(shared, "timerslock", p).equals(NONE));
    }
    all.put("t", part(m, "t"));
    all.put("w", part(m, "w"));
    all.put("b", part(m, "b"));
    all.put("h", part(m, "h"));
    int k = (int) part(m, "k");
    if (k > 0) {
      List<?> heap = (List<?>) of(shared, "heap", (String) part(m, "q"));
      all.put("todo", new TreeSet<Object>(heap.subList(Math.min(k - 1, heap.size()), heap.size())));
    }
    return all;
  }

  /** A random state in which the step can be run, as both have it. */
  private static final class Start {
    final SmallState state = new SmallState(MODEL, List.of(NONE));
    final Map<String, Object> shared = new TreeMap<>();
    final Map<String, Object> registers = new TreeMap<>();
    final Facts facts;
    private final Map<String, List<String>> heaps = new TreeMap<>();
    private final boolean walks;

    Start(String step, Random random) {
      for (String t : SmallState.TIMERS) {
        for (String bit :
            List.of("heaped", "modified", "zombie", "aheaped", "amodified", "azombie", "homed")) {
          state.set(random.nextBoolean(), bit, t);
        }
        state.set(pick(random, SmallState.PROCS), "ts", t);
        state.set(random.nextInt(4), "when", t);
        state.set(random.nextInt(3) == 0, "held", t);
      }
      String x = pick(random, SmallState.TIMERS);
      String p = pick(random, SmallState.PROCS);
      state.set(x, "tgt", ME, LEVEL);
      state.set(p, "cur", ME);
      state.set(random.nextInt(1, 5), "w", ME);
      state.set(random.nextInt(4), "b", ME);
      state.set(random.nextInt(4), "h", ME);
      for (String q : SmallState.PROCS) {
        state.set(random.nextInt(4), "minheap", q);
        state.set(random.nextInt(4), "minmod", q);
        state.set(random.nextInt(3) == 0, "lk", q);
      }
      heaps(step, x, p, random);
      walks = List.of("begin", "nextslot", "pickslot", "removeslot", "noslots").contains(step);
      int k = step.equals("begin") || !walks ? 0 : walk(step, x, p, random);
      facts = facts(step, x, p);
      fill(step, x, p, k, random);
    }

    /** Heaps that are in order: slots with different deadlines, the earliest first. */
    private void heaps(String step, String x, String p, Random random) {
      List<Integer> whens = new ArrayList<>(List.of(1, 2, 3));
      Collections.shuffle(whens, random);
      SmallState.PROCS.forEach(q -> heaps.put(q, new ArrayList<>()));
      boolean needs =
          List.of("applywhen", "pubifroot", "nextslot", "pickroot", "picktail", "pickslot")
                  .contains(step)
              || step.startsWith("remove");
      for (int i = 0; i < SmallState.TIMERS.size(); i++) {
        String t = SmallState.TIMERS.get(i);
        state.set(whens.get(i), "slotwhen", t);
        if (t.equals(x) ? needs : random.nextInt(3) > 0) {
          String q = t.equals(x) ? p : pick(random, SmallState.PROCS);
          heap(q).add(t);
          state.set(true, "slot", t, q);
        }
      }
      for (String q : SmallState.PROCS) {
        heap(q).sort((a, b) -> state.number("slotwhen", a) - state.number("slotwhen", b));
      }
      if (step.equals("removeroot")) {
        heap(p).remove(x);
        heap(p).add(0, x);
      } else if (step.equals("removetail")) {
        heap(p).remove(x);
        heap(p).add(x);
      }
    }

    /** The other P, whose timers are taken over if the step does that. */
    String destroyed() {
      String p = (String) state.get("cur", ME);
      return SmallState.PROCS.stream().filter(q -> !q.equals(p)).findFirst().orElseThrow();
    }

    private List<String> heap(String p) {
      return Objects.requireNonNull(heaps.get(p), p);
    }

    /** A walk that is at the timer's slot, or anywhere; its place, counted from 1. */
    private int walk(String step, String x, String p, Random random) {
      int k =
          switch (step) {
            case "noslots" -> random.nextInt(1, heap(p).size() + 2);
            case "pickslot" -> random.nextInt(1, heap(p).size() + 1);
            default -> heap(p).indexOf(x) + 1;
          };
      heap(p).subList(k - 1, heap(p).size()).forEach(t -> state.set(true, "todo", ME, t));
      return k;
    }

    /** The place, and what is so wherever the step is run. */
    private Facts facts(String step, String x, String p) {
      Facts all = Facts.idle(MODEL, 1);
      switch (step) {
        case "leavetimers", "pubifroot", "loadheap" -> all = all.with("holds", 0, "true");
        case "backtimers" -> all = all.with("left", 0, "true");
        case "capture" -> {
          all = all.with("holds", 0, "true");
          state.set(true, "homed", x);
          state.set(p, "ts", x);
        }
        case "removeroot" -> all = all.with("picked", 0, "atRoot");
        case "removetail" -> all = all.with("picked", 0, "atTail");
        case "nextslot" -> all = all.with("picked", 0, "atSlot");
        case "ran", "notran" -> all = all.with("ran", 0, Boolean.toString(state.truth("homed", x)));
        case "bound" -> state.set(true, "homed", x);
        case "nextwhen" -> state.set(1, "when", x);
        default -> {
          // anything
        }
      }
      return all;
    }

    private void fill(String step, String x, String p, int k, Random random) {
      for (String t : SmallState.TIMERS) {
        put("bits", t, bits("", t));
        put("astate", t, bits("a", t));
        put("ts", t, state.truth("homed", t) ? state.get("ts", t) : NONE);
        put("when", t, state.get("when", t));
        put("slot", t, state.get("slotwhen", t));
        put("timerlock", t, state.truth("held", t) ? "other" : NONE);
        put("sendlock", t, NONE);
        put("chanlock", t, NONE);
        put("period", t, 2);
        put("seq", t, 1);
        put("blocked", t, 1);
        put("sending", t, 1);
        put("sendseq", t, 1);
        put("arm", t, 1);
        put("buffer", t, random.nextInt(2));
        put("waiters", t, Set.of());
        put("parked", t, random.nextBoolean());
      }
      for (String q : SmallState.PROCS) {
        put("heap", q, heap(q));
        put("minheap", q, state.get("minheap", q));
        put("minmod", q, state.get("minmod", q));
        put("timerslock", q, state.truth("lk", q) ? "other" : NONE);
        put("zombies", q, 1);
        put("len", q, heap(q).size());
      }
      shared.put("alive", new TreeSet<>(SmallState.PROCS));
      shared.put("clock", 3);
      shared.put("until", -1);
      shared.put("woken", false);
      shared.put("handed", Map.of(ME, 0));
      String q = List.of(TAKE, FORGET).contains(step) ? destroyed() : p;
      state.set(!q.equals(p), "dying", q);
      registers.putAll(
          Map.of("pc", "run", "t", x, "p", p, "q", q, "k", k, "changed", random.nextBoolean()));
      boolean conditional = List.of("leavetimers", "backtimers").contains(step);
      registers.put("ts", conditional ? p : NONE);
      for (String same : List.of("w", "b", "h")) {
        registers.put(same, state.get(same, ME));
      }
      registers.putAll(Map.of("per", 2, "id", 1, "now", 3, "wakeup", 0, "was", 1, "seq", 1));
      registers.putAll(
          Map.of(
              "arm",
              1,
              "val",
              0,
              "force",
              false,
              "ran",
              facts.get("ran", 0).equals("true"),
              "pend",
              false,
              "oneshot",
              true));
    }

    @SuppressWarnings("unchecked")
    private void put(String name, String element, Object value) {
      ((Map<String, Object>) shared.computeIfAbsent(name, n -> new TreeMap<String, Object>()))
          .put(element, value);
    }

    private Set<String> bits(String prefix, String t) {
      return bits(state, prefix, t);
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

    /** What is compared of a state of the proof. */
    Map<String, Object> projected(SmallState s) {
      Map<String, Object> all = new TreeMap<>();
      for (String t : SmallState.TIMERS) {
        all.put("bits" + t, bits(s, "", t).toString());
        all.put("astate" + t, bits(s, "a", t).toString());
        all.put("ts" + t, s.truth("homed", t) ? s.get("ts", t) : NONE);
        all.put("when" + t, s.get("when", t));
        all.put("held" + t, s.truth("held", t));
      }
      String p = (String) s.get("cur", ME);
      for (String q : SmallState.PROCS) {
        List<String> heap = SmallState.TIMERS.stream().filter(t -> s.truth("slot", t, q)).toList();
        all.put("heap" + q, new TreeSet<>(heap).toString());
        heap.forEach(t -> all.put("slot" + t, s.get("slotwhen", t)));
        all.put("minheap" + q, s.get("minheap", q));
        all.put("minmod" + q, s.get("minmod", q));
        all.put("lk" + q, s.truth("lk", q));
        if (walks && q.equals(p)) {
          all.put(
              "todo", new TreeSet<>(heap.stream().filter(t -> s.truth("todo", ME, t)).toList()));
        }
      }
      all.put("t", s.get("tgt", ME, LEVEL));
      for (String same : List.of("w", "b", "h")) {
        all.put(same, s.get(same, ME));
      }
      return all;
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
