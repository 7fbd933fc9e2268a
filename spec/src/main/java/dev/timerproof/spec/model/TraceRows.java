package dev.timerproof.spec.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.timerproof.spec.tlc.Counterexample;
import dev.timerproof.spec.tlc.NextStep;
import dev.timerproof.spec.tlc.TraceState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the thread that made each step of a counterexample, and the rows of the table that the step
 * belongs to. The models keep the registers of thread {@code i} in {@code th[i]}, and the row that
 * it is in, in {@code th[i].row}.
 */
final class TraceRows {
  static final String THREADS = Registers.THREADS;
  static final String ROW = "row";
  static final String NO_ROW = "none";

  /**
   * The register of the program counter, and its value between a CAS and the test that chooses the
   * row.
   */
  private static final String COUNTER = "pc";

  private static final String DECIDING = "decide";

  private TraceRows() {}

  /** The rows that a counterexample takes, in order of their first step. */
  static Set<String> taken(Counterexample counterexample) {
    Set<String> rows = new LinkedHashSet<>();
    List<TraceState> states = counterexample.states();
    for (int k = 0; k < states.size(); k++) {
      states.get(k).variables().path(THREADS).forEach(registers -> addRow(rows, registers));
      if (k + 1 < states.size()) {
        rows.addAll(begun(states.get(k), states.get(k + 1)));
      } else {
        rows.addAll(won(states.get(k)));
      }
    }
    return rows;
  }

  /** The rows of threads whose CAS has succeeded and that have not yet tested the owned case. */
  private static Set<String> won(TraceState last) {
    Set<String> rows = new LinkedHashSet<>();
    last.variables()
        .path(THREADS)
        .properties()
        .forEach(
            thread -> {
              if (thread.getValue().path(COUNTER).asText().equals(DECIDING)) {
                rows.addAll(last.next().getOrDefault(thread.getKey(), NextStep.UNKNOWN).rows());
              }
            });
    return rows;
  }

  private static void addRow(Set<String> rows, JsonNode registers) {
    String row = registers.path(ROW).asText(NO_ROW);
    if (!row.equals(NO_ROW)) {
      rows.add(row);
    }
  }

  /** The rows that the step from one state to the next is in or begins. */
  static Set<String> begun(TraceState before, TraceState after) {
    Set<String> rows = new LinkedHashSet<>();
    for (String thread : moved(before, after)) {
      rows.addAll(before.next().getOrDefault(thread, NextStep.UNKNOWN).rows());
    }
    return rows;
  }

  /** The rows that the threads which take this step are in before or after it. */
  static Set<String> during(TraceState before, TraceState after) {
    Set<String> rows = begun(before, after);
    for (String thread : moved(before, after)) {
      addRow(rows, before.variables().path(THREADS).path(thread));
      addRow(rows, after.variables().path(THREADS).path(thread));
    }
    return rows;
  }

  /** The threads whose registers differ. */
  static Set<String> moved(TraceState before, TraceState after) {
    Set<String> moved = new LinkedHashSet<>();
    JsonNode now = after.variables().path(THREADS);
    before
        .variables()
        .path(THREADS)
        .properties()
        .forEach(
            thread -> {
              if (!thread.getValue().equals(now.path(thread.getKey()))) {
                moved.add(thread.getKey());
              }
            });
    return moved;
  }
}
