package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.Facts;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in the program of a thread: its frame, the phase of that frame, the next step of the
 * phase, and the frames below.
 *
 * @param op the operation; empty when the thread is idle
 * @param phase where in its frame the thread is
 * @param next index of the next step of the phase
 * @param rows the rows that are still possible; one when a row is being run
 * @param value the value that the operation will return
 * @param base the facts with which each round of the frame begins
 * @param callers the frames below, innermost first
 */
record ProgramPoint(
    String op,
    Phase phase,
    int next,
    List<String> rows,
    String value,
    Facts base,
    List<ProgramPoint> callers) {
  ProgramPoint {
    rows = List.copyOf(rows);
    callers = List.copyOf(callers);
  }

  /** The phases of a frame, as the model of the status word has them. */
  enum Phase {
    IDLE,
    ENTER,
    ROUND,
    PICK,
    PICKED,
    LOAD,
    GUARD,
    CAS,
    DECIDE,
    ROW,
    LEAVE,
    RETURN
  }

  static ProgramPoint idle(Facts facts) {
    return new ProgramPoint("", Phase.IDLE, 0, List.of(), "none", facts, List.of());
  }

  int level() {
    return callers.size();
  }

  /** The point at the beginning of a phase. */
  ProgramPoint at(Phase to) {
    return new ProgramPoint(op, to, 0, rows, value, base, callers);
  }

  ProgramPoint forward() {
    return new ProgramPoint(op, phase, next + 1, rows, value, base, callers);
  }

  ProgramPoint withRows(List<String> ids) {
    return new ProgramPoint(op, phase, next, ids, value, base, callers);
  }

  ProgramPoint withValue(String answer) {
    return new ProgramPoint(op, phase, next, rows, answer, base, callers);
  }

  ProgramPoint withBase(Facts facts) {
    return new ProgramPoint(op, phase, next, rows, value, facts, callers);
  }

  /**
   * The point at the beginning of another operation that is called here; this frame goes on after
   * its present step.
   */
  ProgramPoint call(String callee) {
    List<ProgramPoint> below = new ArrayList<>();
    below.add(forward());
    below.addAll(callers);
    return new ProgramPoint(callee, Phase.ENTER, 0, List.of(), "none", base, below);
  }

  ProgramPoint caller() {
    return callers.get(0);
  }
}
