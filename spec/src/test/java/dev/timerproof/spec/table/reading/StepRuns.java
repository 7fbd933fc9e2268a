package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.eval.IsolatedModule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the definitions of steps in {@code Heap.tla}, which include those of {@code Steps.tla}, on
 * random small states, and finds which fields they read and write.
 */
final class StepRuns {
  private static final int STATES = 60;
  private static final String NONE = "NONE";
  private static final String THREAD = "h1";
  private static final List<String> TIMERS = List.of("t1", "t2", "t3", "t4", "t5");
  private static final List<String> PROCESSORS = List.of("p1", "p2");
  private static final int MAX_ARMS = 3;

  /** The places of the fields of timers and of Ps in the state of the models. */
  private static final Map<String, List<String>> OF_TIMERS =
      Map.of(
          "status", List.of("status"),
          "functions", List.of("fired"),
          "t.when", List.of("when"),
          "t.nextwhen", List.of("nextwhen"),
          "t.period", List.of("period"),
          "t.callback", List.of("arm", "once"),
          "t.pp", List.of("pp"));

  private static final Map<String, List<String>> OF_PROCESSORS =
      Map.of(
          "timersLock", List.of("lock"),
          "heap", List.of("heap", "slots"),
          "numTimers", List.of("numTimers"),
          "timer0When", List.of("timer0When"),
          "deletedTimers", List.of("deletedTimers"),
          "adjustTimers", List.of("adjustTimers"),
          "timerModifiedEarliest", List.of("timerModifiedEarliest"));

  private static final Map<String, List<String>> REGISTERS = registers();

  private final IsolatedModule heap;
  private final List<String> statuses;

  StepRuns(List<String> statuses) {
    this.statuses = statuses;
    Map<String, String> constants = new HashMap<>();
    for (int k = 1; k <= 11; k++) {
      constants.put("t" + k, quoted("t" + k));
    }
    constants.put("p1", quoted("p1"));
    constants.put("h1", quoted(THREAD));
    constants.put("NONE", quoted(NONE));
    constants.put("Edition", quoted("repaired"));
    constants.putAll(Map.of("Mutations", "<- None", "Silent", "<- PollerOnly", "Order", "<- Five"));
    constants.putAll(Map.of("Timers", "<- HeapTimers", "Procs", "{p1}", "Threads", "{h1}"));
    constants.putAll(Map.of("Arity", "2", "MaxWhen", "90", "MaxArms", String.valueOf(MAX_ARMS)));
    for (String set : List.of("Sizes", "Keys", "Nexts", "Changes", "Nows", "Whens", "Periods")) {
      constants.put(set, "{}");
    }
    for (String operations : List.of("ClientOps", "FirstOps", "HeapOps", "WorldOps")) {
      constants.put(operations, "{}");
    }
    constants.putAll(Map.of("MaxChanged", "0", "MaxNow", "3", "MaxCalls", "1"));
    constants.putAll(Map.of("EarlyClients", "FALSE", "OffP", "FALSE"));
    heap = new IsolatedModule("MCHeap", constants);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static Map<String, List<String>> registers() {
    Map<String, List<String>> registers = new HashMap<>();
    for (String same : List.of("p", "now", "tpp", "n", "adj", "fold", "root", "to", "dirty")) {
      registers.put(same, List.of(same));
    }
    registers.put("dropped", List.of("dropped"));
    registers.put("placed", List.of("placed"));
    registers.put("when", List.of("when"));
    registers.put("period", List.of("period"));
    registers.put("args", List.of("arm"));
    registers.put("changed", List.of("low"));
    registers.put("held", List.of("held", "list"));
    return registers;
  }

  /** The fields of the vocabulary that the state of the models has. */
  static Set<String> fields() {
    Set<String> all = new TreeSet<>(OF_TIMERS.keySet());
    all.addAll(OF_PROCESSORS.keySet());
    all.addAll(REGISTERS.keySet());
    return all;
  }

  /**
   * The fields that a step touches.
   *
   * @param reads the fields whose value in some state affects the values that it writes
   * @param writes the fields that it changes in some state
   */
  record Touched(Set<String> reads, Set<String> writes) {}

  /**
   * What a step touches in random states.
   *
   * @param processor the register that says whose fields it touches where they are of a P
   */
  Touched touched(String step, String processor) {
    Random random = new Random(step.hashCode());
    Map<State, State> ran = new LinkedHashMap<>();
    for (int n = 0; n < STATES; n++) {
      State before = new State(random, step);
      State after = run(step, before);
      if (after != null) {
        ran.put(before, after);
      }
    }
    if (ran.size() < STATES / 10) {
      throw new IllegalStateException(step + " ran in " + ran.size() + " states only");
    }
    Set<String> written = new TreeSet<>();
    ran.forEach((before, after) -> written.addAll(before.differencesFrom(after)));
    Set<String> read = new TreeSet<>();
    for (String field : fields()) {
      if (ran.entrySet().stream()
          .anyMatch(
              run ->
                  decides(field, step, run.getKey(), run.getValue(), written, processor, random))) {
        read.add(field);
      }
    }
    // If a field of a P is touched, the thread's register p only selects the P, so it does not
    // count as read.
    if (Stream.concat(read.stream(), written.stream()).anyMatch(OF_PROCESSORS::containsKey)) {
      read.remove("p");
    }
    return new Touched(read, written);
  }

  /** Whether another value of the field changes the values that the step writes. */
  private boolean decides(
      String field,
      String step,
      State before,
      State after,
      Set<String> written,
      String processor,
      Random random) {
    State other = run(step, before.with(field, random));
    if (other == null) {
      return false;
    }
    String p = before.word(processor);
    return written.stream().anyMatch(f -> !after.own(f, p).equals(other.own(f, p)));
  }

  /**
   * A step, a hook, a guard or an owned case in one random state of the models.
   *
   * @param shared the shared state before it
   * @param thread the registers of the thread before it
   * @param row the row that it stands in
   * @param outcomes for a step or hook, pairs of both after it; none if it waits
   * @param holds for a guard or owned case, whether it holds
   */
  record Sample(
      Map<String, Object> shared,
      Map<String, Object> thread,
      Map<String, Object> row,
      List<Map<String, Object>> outcomes,
      boolean holds) {}

  /** A step or hook in a random state; the state is such that each way of it is taken at times. */
  Sample step(String word, Random random) {
    State before = varied(new State(random, word), word, random);
    List<Map<String, Object>> outcomes = new ArrayList<>();
    Object all = heap.apply("Exactly", word, before.shared, before.thread, THREAD, before.row);
    ((Set<?>) all).forEach(outcome -> outcomes.add(map(outcome)));
    return new Sample(before.shared, before.thread, before.row, outcomes, false);
  }

  /** A guard or an owned case in a random state. */
  Sample test(String definition, String word, Random random) {
    State state = new State(random, word);
    boolean holds = (boolean) heap.apply(definition, word, state.shared, state.thread);
    return new Sample(state.shared, state.thread, state.row, List.of(), holds);
  }

  /** Values at which something else happens than usual: 0, below 0, the largest deadline, none. */
  private State varied(State state, String word, Random random) {
    String t = state.word("t");
    switch (word) {
      case "checkargs", "clampargs" -> {
        state.thread.put("when", random.nextInt(4) - 1);
        state.thread.put("period", random.nextInt(4) - 1);
      }
      case "rearm" -> {
        state.of("when").put(t, 80 + random.nextInt(11));
        state.thread.put("now", 80 + random.nextInt(15));
      }
      case "commit" -> state.of("status").put(t, pick(statuses, random));
      case "setpp", "clearpp", "checkpp" ->
          state.of("pp").put(t, random.nextBoolean() ? NONE : state.word("p"));
      case "exitifempty", "pub0" -> {
        if (random.nextBoolean()) {
          state.of("slots").put(state.word("p"), List.of());
          state.of("heap").put(state.word("p"), Set.of());
        }
      }
      default -> {}
    }
    return state;
  }

  /** The state after the step; null where the step waits or throws. */
  private @Nullable State run(String step, State state) {
    Object outcomes = heap.apply("Exactly", step, state.shared, state.thread, THREAD, state.row);
    for (Object outcome : (Set<?>) outcomes) {
      Map<String, Object> pair = map(outcome);
      Map<String, Object> thread = map(value(pair, "m"));
      if (!"panic".equals(thread.get("pc"))) {
        return new State(map(value(pair, "S")), thread, state.row);
      }
    }
    return null;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /** Shared state, the registers of the thread, and the row that it is in. */
  private final class State {
    private final Map<String, Object> shared;
    private final Map<String, Object> thread;
    private final Map<String, Object> row;

    private State(Map<String, Object> shared, Map<String, Object> thread, Map<String, Object> row) {
      this.shared = shared;
      this.thread = thread;
      this.row = row;
    }

    /** A random state; the timer is in the heap of the thread's P, unless the step puts it in. */
    State(Random random, String step) {
      this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
      String t = pick(TIMERS, random);
      String p = pick(PROCESSORS, random);
      thread.putAll(Map.of("pc", "run", "end", "none", "t", t, "p", p));
      String via = pick(statuses, random);
      row.putAll(Map.of("kind", "go", "via", via, "to", pick(statuses, random)));
      boolean inHeap = !step.equals("insert");
      thread.put("at", inHeap ? random.nextInt(3) : 0);
      for (String field : fields()) {
        if (!field.equals("p")) {
          randomise(field, random, inHeap);
        }
      }
      of("status").put(t, via);
    }

    /** The same state with another random value of one field, in all timers or Ps. */
    State with(String field, Random random) {
      State other = new State(copy(shared), copy(thread), row);
      String t = word("t");
      boolean inHeap = ((List<?>) value(of("slots"), word("p"))).contains(t);
      if (field.equals("p")) {
        other.thread.put("p", pick(PROCESSORS, random));
      } else {
        other.randomise(field, random, inHeap);
      }
      if (field.equals("status")) {
        other
            .of("status")
            .put(t, value(of("status"), t)); // a commit is enabled only in the row's via status
      }
      return other;
    }

    private void randomise(String field, Random random, boolean inHeap) {
      for (String function : OF_TIMERS.getOrDefault(field, List.of())) {
        Map<String, Object> values = new TreeMap<>();
        TIMERS.forEach(t -> values.put(t, ofTimer(function, random)));
        shared.put(function, values);
      }
      if (field.equals("heap")) {
        fillHeaps(random, inHeap);
      } else {
        for (String function : OF_PROCESSORS.getOrDefault(field, List.of())) {
          Map<String, Object> values = new TreeMap<>();
          PROCESSORS.forEach(p -> values.put(p, ofProcessor(function, random)));
          shared.put(function, values);
        }
      }
      for (String register : REGISTERS.getOrDefault(field, List.of())) {
        thread.put(register, ofThread(register, random));
      }
    }

    private Object ofTimer(String function, Random random) {
      return switch (function) {
        case "status" -> pick(statuses, random);
        case "pp" -> random.nextBoolean() ? NONE : pick(PROCESSORS, random);
        case "once" -> new TreeSet<Integer>(Set.of(random.nextInt(MAX_ARMS)));
        case "arm" -> random.nextInt(MAX_ARMS);
        case "fired" -> {
          Map<Integer, Object> fired = new LinkedHashMap<>();
          for (int arm = 0; arm <= MAX_ARMS; arm++) {
            fired.put(arm, random.nextInt(2));
          }
          yield fired;
        }
        default -> 1 + random.nextInt(5);
      };
    }

    private Object ofProcessor(String function, Random random) {
      return function.equals("lock")
          ? random.nextBoolean() ? NONE : THREAD
          : (Object) random.nextInt(5);
    }

    private Object ofThread(String register, Random random) {
      return switch (register) {
        case "root", "dirty" -> random.nextBoolean();
        case "tpp" -> pick(PROCESSORS, random);
        case "held" -> new TreeSet<>(Set.of(pick(TIMERS, random)));
        case "list" -> List.of(pick(TIMERS, random));
        case "to" -> random.nextInt((int) value(thread, "at") + 1);
        case "arm" -> random.nextInt(MAX_ARMS);
        case "when", "now" -> 1 + random.nextInt(8);
        default -> random.nextInt(3);
      };
    }

    /**
     * Fills the heaps; the thread's timer is at the thread's slot of its P's heap, or in no heap.
     */
    private void fillHeaps(Random random, boolean inHeap) {
      Map<String, Object> slots = new TreeMap<>();
      Map<String, Object> heaps = new TreeMap<>();
      for (String p : PROCESSORS) {
        List<String> others = new ArrayList<>(TIMERS);
        others.remove(word("t"));
        Collections.shuffle(others, random);
        int at = (int) value(thread, "at");
        List<String> in = new ArrayList<>(others.subList(0, at + random.nextInt(4 - at + 1)));
        if (inHeap && p.equals(word("p"))) {
          in.add(at, word("t"));
        }
        slots.put(p, in);
        heaps.put(p, new TreeSet<>(in));
      }
      shared.put("slots", slots);
      shared.put("heap", heaps);
    }

    String word(String register) {
      return (String) value(thread, register);
    }

    private Map<String, Object> of(String function) {
      return map(value(shared, function));
    }

    Set<String> differencesFrom(State other) {
      return fields().stream()
          .filter(field -> !whole(field).equals(other.whole(field)))
          .collect(Collectors.toSet());
    }

    /** The values of a field for all timers or Ps. */
    private List<Object> whole(String field) {
      List<Object> values = new ArrayList<>();
      OF_TIMERS.getOrDefault(field, List.of()).forEach(f -> values.add(of(f)));
      OF_PROCESSORS.getOrDefault(field, List.of()).forEach(f -> values.add(of(f)));
      REGISTERS.getOrDefault(field, List.of()).forEach(r -> values.add(value(thread, r)));
      return values;
    }

    /** The field of the thread's timer, or of the given P. */
    List<Object> own(String field, String p) {
      List<Object> values = new ArrayList<>();
      OF_TIMERS.getOrDefault(field, List.of()).forEach(f -> values.add(value(of(f), word("t"))));
      OF_PROCESSORS.getOrDefault(field, List.of()).forEach(f -> values.add(value(of(f), p)));
      REGISTERS.getOrDefault(field, List.of()).forEach(r -> values.add(value(thread, r)));
      return values;
    }
  }

  private static Map<String, Object> copy(Map<String, Object> map) {
    Map<String, Object> copy = new TreeMap<>();
    map.forEach((key, value) -> copy.put(key, value));
    return copy;
  }

  private static Object value(Map<String, Object> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no " + key + " in " + map);
    }
    return value;
  }

  private static String pick(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
