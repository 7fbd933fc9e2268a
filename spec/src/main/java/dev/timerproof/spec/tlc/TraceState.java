package dev.timerproof.spec.tlc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One state of a counterexample.
 *
 * @param number from 1
 * @param action the action that led here; for an initial state TLC's text for it
 * @param place the place of the action as TLC gives it; empty for an initial state
 * @param variables the value of every variable, see {@link TlcValues}
 * @param next each thread's next step; empty if the model does not define it
 */
public record TraceState(
    int number, String action, String place, ObjectNode variables, Map<String, NextStep> next) {
  public TraceState {
    next = Collections.unmodifiableMap(new LinkedHashMap<>(next));
  }
}
