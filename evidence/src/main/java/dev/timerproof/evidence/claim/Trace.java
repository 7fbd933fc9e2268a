package dev.timerproof.evidence.claim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A behaviour that contradicts a property, step by step: what a person looks at, and a schedule
 * that other layers can follow.
 *
 * @param kind whether it is a run from the beginning
 * @param property the name of the property
 * @param edition the edition whose behaviour it is; empty if it belongs to none
 * @param mutations what is changed in the edition, in order
 * @param start where it begins
 * @param threads the lanes, in the order in which they are shown
 * @param steps in order; the initial state comes before the first
 * @param end lines of text to show after the last step
 */
public record Trace(
    Kind kind,
    String property,
    String edition,
    List<Mutation> mutations,
    Start start,
    List<String> threads,
    List<Step> steps,
    List<String> end) {
  public Trace {
    mutations = List.copyOf(mutations);
    threads = List.copyOf(threads);
    steps = List.copyOf(steps);
    end = List.copyOf(end);
  }

  /** A run of an edition without mutations, of which nothing is told but what a person looks at. */
  public Trace(
      String property, String edition, List<String> threads, List<Step> steps, List<String> end) {
    this(Kind.RUN, property, edition, List.of(), Start.UNTOLD, threads, steps, end);
  }

  /** The same from a start, of an edition with mutations. */
  public Trace from(Start itsStart, List<Mutation> itsMutations) {
    return new Trace(kind, property, edition, itsMutations, itsStart, threads, steps, end);
  }

  /** What a counterexample is. */
  public enum Kind {
    /** A run from the beginning, when no timer has been used. */
    RUN,
    /**
     * A step from a state that the invariant allows to one that it does not, or to none. Perhaps no
     * run reaches that state.
     */
    INDUCTION;

    /** The word that files use. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One datum of the table, changed.
   *
   * @param part row, frame or parameter
   * @param name the row's id, the frame's operation, or {@code edition} for a parameter
   * @param field the field or parameter
   * @param value the new value: a {@link String} or a list of strings, as the field has it
   */
  public record Mutation(String part, String name, String field, Object value) {}

  /**
   * The beginning.
   *
   * @param instance the model's instance that it is a run of; empty if it is a run of no model
   * @param timers the names of the timers
   * @param processors the names of the Ps
   * @param state by variable, for example {@code status[t1]}, its value; a variable that stands
   *     nowhere has the value that it has when nothing was used
   */
  public record Start(
      String instance, List<String> timers, List<String> processors, Map<String, String> state) {
    /** A beginning of which nothing is told. */
    public static final Start UNTOLD = new Start("", List.of(), List.of(), Map.of());

    public Start {
      timers = List.copyOf(timers);
      processors = List.copyOf(processors);
      state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }
  }

  /**
   * One step.
   *
   * @param number the number of the state that it leads to; the initial state is number 1
   * @param moves the action of each thread that acts, in words; in most steps one thread
   * @param actions what the threads do, in the table's words; empty when that is not known
   * @param rows the rows of the table that the step is in or begins
   * @param changes its changes of shared variables
   */
  public record Step(
      int number,
      Map<String, String> moves,
      List<Action> actions,
      List<String> rows,
      List<Change> changes) {
    public Step {
      moves = Collections.unmodifiableMap(new LinkedHashMap<>(moves));
      actions = List.copyOf(actions);
      rows = List.copyOf(rows);
      changes = List.copyOf(changes);
    }

    /** A step of which only the words are known. */
    public Step(int number, Map<String, String> moves, List<String> rows, List<Change> changes) {
      this(number, moves, List.of(), rows, changes);
    }
  }

  /**
   * What one thread does in a step.
   *
   * @param thread the thread
   * @param does a step or hook of the table by its name; or {@code call}, {@code load}, {@code
   *     guard}, {@code cas}, {@code decide}, {@code pick}, {@code ret}; of no thread {@code tick}
   * @param call what is called; for {@code call} alone
   */
  public record Action(String thread, String does, Optional<Call> call) {
    /** What {@link #does} is when an operation begins. */
    public static final String CALL = "call";

    /** The clock goes on by one; of no thread. */
    public static final Action TICK = new Action("", "tick", Optional.empty());

    /** A step without a call. */
    public static Action of(String thread, String does) {
      return new Action(thread, does, Optional.empty());
    }

    /** The beginning of an operation. */
    public static Action of(String thread, Call call) {
      return new Action(thread, CALL, Optional.of(call));
    }
  }

  /**
   * A call of an operation of the table.
   *
   * @param operation its name in the table
   * @param timer the timer; empty for an operation on a whole heap
   * @param processor the P of the caller, or whose heap it is about; may be empty
   * @param from for moveTimers the P that is taken apart; else empty
   * @param when the deadline; 0 without one
   * @param period the period; 0 without one
   * @param now the time that it is given; 0 without one
   * @param offP whether the caller is on no P, so that it does not stop with the world
   */
  public record Call(
      String operation,
      String timer,
      String processor,
      String from,
      long when,
      long period,
      long now,
      boolean offP) {}

  /**
   * A change of a shared variable.
   *
   * @param what the variable, for example {@code status[t1]}
   * @param before its value before the step
   * @param after its value after it
   */
  public record Change(String what, String before, String after) {
    @Override
    public String toString() {
      return what + " " + before + " -> " + after;
    }
  }

  /** The trace as an object. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", kind.label());
    node.put("property", property);
    node.put("edition", edition);
    ArrayNode changed = node.putArray("mutations");
    for (Mutation m : mutations) {
      ObjectNode one =
          changed.addObject().put("part", m.part()).put("name", m.name()).put("field", m.field());
      if (m.value() instanceof List<?> words) {
        ArrayNode array = one.putArray("value");
        words.forEach(word -> array.add(word.toString()));
      } else {
        one.put("value", m.value().toString());
      }
    }
    ObjectNode beginning = node.putObject("start");
    beginning.put("instance", start.instance());
    words(beginning.putArray("timers"), start.timers());
    words(beginning.putArray("processors"), start.processors());
    ObjectNode state = beginning.putObject("state");
    start.state().forEach(state::put);
    words(node.putArray("threads"), threads);
    ArrayNode all = node.putArray("steps");
    steps.forEach(step -> all.add(json(step)));
    words(node.putArray("end"), end);
    return node;
  }

  private static ObjectNode json(Step step) {
    ObjectNode one = JsonNodeFactory.instance.objectNode().put("number", step.number());
    ObjectNode moves = one.putObject("moves");
    step.moves().forEach(moves::put);
    ArrayNode actions = one.putArray("actions");
    for (Action action : step.actions()) {
      ObjectNode its =
          actions.addObject().put("thread", action.thread()).put("does", action.does());
      action.call().ifPresent(call -> its.set("call", json(call)));
    }
    words(one.putArray("rows"), step.rows());
    ArrayNode changes = one.putArray("changes");
    for (Change change : step.changes()) {
      changes
          .addObject()
          .put("what", change.what())
          .put("before", change.before())
          .put("after", change.after());
    }
    return one;
  }

  private static ObjectNode json(Call call) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("operation", call.operation())
        .put("timer", call.timer())
        .put("processor", call.processor())
        .put("from", call.from())
        .put("when", call.when())
        .put("period", call.period())
        .put("now", call.now())
        .put("offP", call.offP());
  }

  /** The trace of an object that {@link #json} gave; what is missing there is empty. */
  public static Trace read(JsonNode node) {
    List<Mutation> mutations = new ArrayList<>();
    for (JsonNode m : node.path("mutations")) {
      JsonNode value = m.path("value");
      mutations.add(
          new Mutation(
              m.path("part").asText(),
              m.path("name").asText(),
              m.path("field").asText(),
              value.isArray() ? words(value) : value.asText()));
    }
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : node.path("steps")) {
      List<Change> changes = new ArrayList<>();
      for (JsonNode c : step.path("changes")) {
        changes.add(
            new Change(
                c.path("what").asText(), c.path("before").asText(), c.path("after").asText()));
      }
      steps.add(
          new Step(
              step.path("number").asInt(),
              texts(step.path("moves")),
              actions(step.path("actions")),
              words(step.path("rows")),
              changes));
    }
    JsonNode start = node.path("start");
    return new Trace(
        node.path("kind").asText().equals(Kind.INDUCTION.label()) ? Kind.INDUCTION : Kind.RUN,
        node.path("property").asText(),
        node.path("edition").asText(),
        mutations,
        new Start(
            start.path("instance").asText(),
            words(start.path("timers")),
            words(start.path("processors")),
            texts(start.path("state"))),
        words(node.path("threads")),
        steps,
        words(node.path("end")));
  }

  private static List<Action> actions(JsonNode array) {
    List<Action> actions = new ArrayList<>();
    for (JsonNode action : array) {
      actions.add(
          new Action(
              action.path("thread").asText(),
              action.path("does").asText(),
              Optional.ofNullable(action.get("call")).map(Trace::call)));
    }
    return actions;
  }

  private static Call call(JsonNode call) {
    return new Call(
        call.path("operation").asText(),
        call.path("timer").asText(),
        call.path("processor").asText(),
        call.path("from").asText(),
        call.path("when").asLong(),
        call.path("period").asLong(),
        call.path("now").asLong(),
        call.path("offP").asBoolean());
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(m -> texts.put(m.getKey(), m.getValue().asText()));
    return texts;
  }

  private static void words(ArrayNode array, List<String> words) {
    words.forEach(array::add);
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }
}
