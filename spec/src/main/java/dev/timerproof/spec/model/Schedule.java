package dev.timerproof.spec.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.tlc.NextStep;
import dev.timerproof.spec.tlc.TraceState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What other layers need of a model's counterexample to follow it. */
public final class Schedule {
  private static final String IDLE = "idle";
  private static final String STATUS = "status";
  private static final String HEAP = "heap";
  private static final String CLOCK = "clock";

  private Schedule() {}

  /** The mutations of a fault of {@code Faults.tla}. */
  static List<Trace.Mutation> mutations(String fault) {
    return told(PlantedFaults.builtIn().mutations(fault));
  }

  /** Mutations of a table as a trace has them. */
  public static List<Trace.Mutation> told(List<Mutation> mutations) {
    return mutations.stream()
        .map(m -> new Trace.Mutation(m.part(), m.name(), m.field(), m.value()))
        .toList();
  }

  /** Mutations of a trace as the table takes them. */
  public static List<Mutation> mutations(Trace trace) {
    return trace.mutations().stream()
        .map(m -> new Mutation(m.part(), m.name(), m.field(), m.value()))
        .toList();
  }

  /** Where a counterexample begins. */
  static Trace.Start start(Instance instance, TraceState first) {
    JsonNode shared = first.variables().path(Registers.SHARED);
    Map<String, String> state = new LinkedHashMap<>();
    SharedChanges.told(first).forEach(c -> state.put(c.what(), c.after()));
    return new Trace.Start(
        instance.name(), names(shared.path(STATUS)), names(shared.path(HEAP)), state);
  }

  private static List<String> names(JsonNode function) {
    List<String> names = new ArrayList<>();
    function.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** What the threads do from one state to the next, in the table's words. */
  static List<Trace.Action> actions(TraceState before, TraceState after) {
    List<Trace.Action> actions = new ArrayList<>();
    for (String thread : TraceRows.moved(before, after)) {
      Registers was = Registers.of(before, thread);
      NextStep next = before.next().getOrDefault(thread, NextStep.UNKNOWN);
      if (was.at().equals(IDLE)) {
        List<String> takes = after.next().getOrDefault(thread, NextStep.UNKNOWN).takes();
        actions.add(Trace.Action.of(thread, Registers.of(after, thread).called(takes)));
      } else {
        actions.add(Trace.Action.of(thread, next.step().isEmpty() ? was.at() : next.step()));
      }
    }
    if (actions.isEmpty()
        && !before
            .variables()
            .path(Registers.SHARED)
            .path(CLOCK)
            .equals(after.variables().path(Registers.SHARED).path(CLOCK))) {
      actions.add(Trace.Action.TICK);
    }
    return actions;
  }
}
