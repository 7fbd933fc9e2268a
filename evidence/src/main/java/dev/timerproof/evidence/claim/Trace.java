package dev.timerproof.evidence.claim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A behaviour that contradicts a property, step by step.
 *
 * @param property the name of the property
 * @param edition the edition that it is a behaviour of; empty if it is of none
 * @param threads the lanes, in the order in which they are shown
 * @param steps in order; the initial state comes before the first
 * @param end what there is to say after the last step, in lines
 */
public record Trace(
    String property, String edition, List<String> threads, List<Step> steps, List<String> end) {
  public Trace {
    threads = List.copyOf(threads);
    steps = List.copyOf(steps);
    end = List.copyOf(end);
  }

  /**
   * One step.
   *
   * @param number the number of the state that it leads to; the initial state is number 1
   * @param moves by thread, what it does; of most steps one thread
   * @param rows the rows of the table that the step is in or begins
   * @param changes what it changes for all threads
   */
  public record Step(
      int number, Map<String, String> moves, List<String> rows, List<Change> changes) {
    public Step {
      moves = Collections.unmodifiableMap(new LinkedHashMap<>(moves));
      rows = List.copyOf(rows);
      changes = List.copyOf(changes);
    }
  }

  /**
   * A change of something that all threads see.
   *
   * @param what a variable, for example {@code status[t1]}
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
    node.put("property", property);
    node.put("edition", edition);
    words(node.putArray("threads"), threads);
    ArrayNode all = node.putArray("steps");
    for (Step step : steps) {
      ObjectNode one = all.addObject().put("number", step.number());
      ObjectNode moves = one.putObject("moves");
      step.moves().forEach(moves::put);
      words(one.putArray("rows"), step.rows());
      ArrayNode changes = one.putArray("changes");
      for (Change change : step.changes()) {
        changes
            .addObject()
            .put("what", change.what())
            .put("before", change.before())
            .put("after", change.after());
      }
    }
    words(node.putArray("end"), end);
    return node;
  }

  /** The trace of an object that {@link #json} gave. */
  static Trace read(JsonNode node) {
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : node.path("steps")) {
      Map<String, String> moves = new LinkedHashMap<>();
      step.path("moves").properties().forEach(m -> moves.put(m.getKey(), m.getValue().asText()));
      List<Change> changes = new ArrayList<>();
      for (JsonNode c : step.path("changes")) {
        changes.add(
            new Change(
                c.path("what").asText(), c.path("before").asText(), c.path("after").asText()));
      }
      steps.add(new Step(step.path("number").asInt(), moves, words(step.path("rows")), changes));
    }
    return new Trace(
        node.path("property").asText(),
        node.path("edition").asText(),
        words(node.path("threads")),
        steps,
        words(node.path("end")));
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
