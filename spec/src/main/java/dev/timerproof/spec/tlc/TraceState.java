package dev.timerproof.spec.tlc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One state of a counterexample.
 *
 * @param number from 1
 * @param action the action that led here; the text that TLC gives for an initial state
 * @param place where the action is written, as TLC says it; empty for an initial state
 * @param variables the value of every variable, see {@link TlcValues}
 * @param next by thread, what the thread does next; empty when the model does not say it
 */
public record TraceState(
    int number, String action, String place, ObjectNode variables, Map<String, NextStep> next) {
  public TraceState {
    next = Collections.unmodifiableMap(new LinkedHashMap<>(next));
  }
}
