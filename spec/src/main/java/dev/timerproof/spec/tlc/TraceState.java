package dev.timerproof.spec.tlc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One state of a counterexample.
 *
 * @param number from 1
 * @param action the action that led here; the text that TLC gives for an initial state
 * @param place where the action is written, as TLC says it; empty for an initial state
 * @param variables the value of every variable, see {@link TlaValues}
 * @param rows by thread, the rows of the table that the thread is running or would take with its
 *     next step; empty when the model does not report them
 */
public record TraceState(
    int number, String action, String place, ObjectNode variables, Map<String, List<String>> rows) {
  public TraceState {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }
}
