package dev.timerproof.spec.tlc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.Action;
import tlc2.tool.ITool;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateInfo;
import tlc2.util.Context;

/** Turns the states that TLC reported into a counterexample; for the forked JVM, after the run. */
final class CounterexampleReader {
  /** The name of an optional definition of the root module: each thread's next step. */
  private static final String LANES = "Lanes";

  private static final Pattern ACTION = Pattern.compile("<(\\S+) (.*)>");

  private final TlcRecorder recorder;
  private final Search search;

  CounterexampleReader(TlcRecorder recorder, Search search) {
    this.recorder = recorder;
    this.search = search;
  }

  Counterexample counterexample() {
    List<TLCStateInfo> infos = new ArrayList<>(recorder.states());
    if (recorder.initial()) {
      infos.add(faultyInitialState(search.tool()));
    }
    List<TraceState> states = new ArrayList<>();
    for (TLCStateInfo info : infos) {
      states.add(state(states.size() + 1, info));
    }
    return states.isEmpty()
        ? Counterexample.NONE
        : new Counterexample(states, recorder.ending(), recorder.backTo());
  }

  private TraceState state(int number, TLCStateInfo info) {
    String text = String.valueOf(info.info);
    Matcher action = ACTION.matcher(text);
    boolean matches = action.matches();
    return new TraceState(
        number,
        matches ? action.group(1) : text,
        matches ? action.group(2) : "",
        TlcValues.toJson(info.state),
        next(info.state));
  }

  private Map<String, NextStep> next(TLCState state) {
    ITool tool = search.tool();
    Map<String, NextStep> next = new TreeMap<>();
    for (OpDefNode definition : tool.getRootModule().getOpDefs()) {
      if (definition.getName().toString().equals(LANES)) {
        JsonNode lanes = TlcValues.toJson(tool.eval(definition.getBody(), Context.Empty, state));
        lanes.properties().forEach(lane -> next.put(lane.getKey(), step(lane.getValue())));
      }
    }
    return next;
  }

  private static NextStep step(JsonNode lane) {
    List<String> rows = texts(lane.path("rows"));
    rows.sort(null);
    return new NextStep(lane.path("step").asText(), rows, texts(lane.path("takes")));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /**
   * Finds an initial state that violates an invariant: TLC prints such a state, but does not report
   * it.
   */
  private static TLCStateInfo faultyInitialState(ITool tool) {
    StateVec states = tool.getInitStates();
    for (int i = 0; i < states.size(); i++) {
      TLCState state = states.elementAt(i);
      if (!holds(tool, tool.getInvariants(), state)
          || !holds(tool, tool.getImpliedInits(), state)) {
        return new TLCStateInfo(state, "<Initial predicate>");
      }
    }
    throw new IllegalStateException("TLC reported a faulty initial state, but there is none");
  }

  private static boolean holds(ITool tool, Action[] predicates, TLCState state) {
    for (Action predicate : predicates) {
      if (!tool.isValid(predicate, state)) {
        return false;
      }
    }
    return true;
  }
}
