package dev.timerproof.spec.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.spec.tlc.TraceState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The changes of shared variables in a step. */
final class SharedChanges {
  /** History variables, which only properties read and which the lanes show anyway. */
  private static final Set<String> HIDDEN = Set.of("by", "arm", "once", "fresh", "pub", "promise");

  private SharedChanges() {}

  /** Each changed part, in the model's order. */
  static List<Trace.Change> between(TraceState before, TraceState after) {
    List<Trace.Change> changes = new ArrayList<>();
    ObjectNode was = before.variables();
    for (Map.Entry<String, JsonNode> variable : after.variables().properties()) {
      String name = variable.getKey();
      if (name.equals(Registers.SHARED)) {
        fields(changes, was.path(name), variable.getValue());
      } else if (!name.equals(Registers.THREADS) && !HIDDEN.contains(name)) {
        add(changes, name, was.path(name), variable.getValue());
      }
    }
    return changes;
  }

  /** Each part of a state that has a value, as if it had been nothing before. */
  static List<Trace.Change> told(TraceState state) {
    ObjectNode nothing = state.variables().objectNode();
    return between(
        new TraceState(state.number(), state.action(), state.place(), nothing, state.next()),
        state);
  }

  private static void fields(List<Trace.Change> changes, JsonNode before, JsonNode after) {
    for (Map.Entry<String, JsonNode> field : after.properties()) {
      if (!HIDDEN.contains(field.getKey())) {
        add(changes, field.getKey(), before.path(field.getKey()), field.getValue());
      }
    }
  }

  private static void add(
      List<Trace.Change> changes, String name, JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return;
    }
    if ((before.isObject() || before.isMissingNode()) && after.isObject()) {
      for (Map.Entry<String, JsonNode> part : after.properties()) {
        String path = name + "[" + part.getKey() + "]";
        add(changes, path, before.path(part.getKey()), part.getValue());
      }
    } else {
      changes.add(new Trace.Change(name, ValueText.of(before), ValueText.of(after)));
    }
  }
}
