package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.StateFunction;
import dev.timerproof.proofs.model.StateModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A state of the proofs with a few threads, three timers and two Ps, every function of which has a
 * value for all arguments. Values are Boolean, Integer, or the name of an element.
 */
final class SmallState {
  static final String ME = "me";
  static final String NIL = "nil";
  static final List<String> TIMERS = List.of("t1", "t2", "t3");
  static final List<String> PROCS = List.of("p1", "p2");
  static final int ARMS = 3;

  /** The values of an arbitrary number; the numbers of a state are well inside this range. */
  private static final List<Object> NUMBERS =
      IntStream.rangeClosed(-3, 30).<Object>mapToObj(i -> i).toList();

  private final Map<String, List<Object>> sorts = new HashMap<>();
  private final Map<List<Object>, Object> values = new HashMap<>();

  /** The state in which everything is 0, false, or the first element. */
  SmallState(StateModel model, List<String> statuses) {
    sorts.put("Thread", List.of(ME));
    sorts.put("Timer", List.copyOf(TIMERS));
    sorts.put("P", List.of(NIL, PROCS.get(0), PROCS.get(1)));
    List<Object> arms = new ArrayList<>();
    TIMERS.forEach(t -> IntStream.rangeClosed(0, ARMS).forEach(k -> arms.add(arm(t, k))));
    sorts.put("Arm", arms);
    sorts.put("Bool", List.of(false, true));
    sorts.put("Int", NUMBERS);
    sorts.put("Status", List.copyOf(statuses));
    sorts.put(StateModel.LEVEL, List.of("level0", "level1"));
    fill(model);
  }

  /** The same with functions that never change, each false for all timers. */
  static SmallState withFixed(StateModel model, List<String> statuses) {
    var state = new SmallState(model, statuses);
    for (String name : model.fixed().keySet()) {
      TIMERS.forEach(t -> state.values.put(key(name, List.of(t)), false));
    }
    return state;
  }

  /** The same with several threads, for a model without arms and statuses; Ps are numbers. */
  SmallState(StateModel model, List<String> threads, List<Integer> ps) {
    sorts.put("Thread", List.copyOf(threads));
    sorts.put("Timer", List.copyOf(TIMERS));
    sorts.put("P", List.copyOf(ps));
    sorts.put("Bool", List.of(false, true));
    sorts.put("Int", List.of(0, 1, 2, 3, 4, 5, 6, 7));
    fill(model);
  }

  private void fill(StateModel model) {
    model.enums().forEach((name, all) -> sorts.put(name, List.copyOf(all)));
    for (StateFunction f : model.functions().values()) {
      Object first = f.result().equals("Int") ? Integer.valueOf(0) : elements(f.result()).get(0);
      tuples(f.arguments()).forEach(a -> values.put(key(f.name(), a), first));
    }
  }

  private SmallState(SmallState other) {
    sorts.putAll(other.sorts);
    values.putAll(other.values);
  }

  /** The name of the arm of a timer with a number. */
  static String arm(String timer, int number) {
    return timer + "/" + number;
  }

  SmallState copy() {
    return new SmallState(this);
  }

  List<Object> elements(String sort) {
    return Objects.requireNonNull(sorts.get(sort), sort);
  }

  private List<List<Object>> tuples(List<String> argumentSorts) {
    List<List<Object>> all = List.of(List.of());
    for (String sort : argumentSorts) {
      List<List<Object>> longer = new ArrayList<>();
      for (List<Object> tuple : all) {
        for (Object element : elements(sort)) {
          List<Object> more = new ArrayList<>(tuple);
          more.add(element);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  private static List<Object> key(String function, List<?> arguments) {
    List<Object> key = new ArrayList<>();
    key.add(function);
    key.addAll(arguments);
    return key;
  }

  boolean has(String function, List<?> arguments) {
    return values.containsKey(key(function, arguments));
  }

  Object get(String function, Object... arguments) {
    return Objects.requireNonNull(values.get(key(function, List.of(arguments))), function);
  }

  int number(String function, Object... arguments) {
    return (int) get(function, arguments);
  }

  boolean truth(String function, Object... arguments) {
    return (boolean) get(function, arguments);
  }

  void set(Object value, String function, List<?> arguments) {
    if (values.put(key(function, arguments), value) == null) {
      throw new IllegalArgumentException("no " + function + " of " + arguments);
    }
  }

  void set(Object value, String function, Object... arguments) {
    set(value, function, List.of(arguments));
  }
}
