package dev.timerproof.conformance.trace.explaining;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceWords;
import dev.timerproof.conformance.trace.rules.CodedRow;
import dev.timerproof.conformance.trace.rules.Finding;
import dev.timerproof.conformance.trace.rules.TimerState;
import dev.timerproof.conformance.trace.rules.TransitionIndex;

/** Turns a finding into a rejection: adds the moves that were legal and the nearest row. */
public final class Explainer {
  private final TraceWords words;
  private final LegalMoves moves;

  public Explainer(TransitionIndex index) {
    this.words = index.words();
    this.moves = new LegalMoves(index);
  }

  /** Explains a finding about a change, a call of the function, or the end of a timer. */
  public Rejection timer(TimerState timer, TraceEvent event, Finding finding) {
    CodedRow row = finding.row();
    if (row == null && event.kind().isChange()) {
      return rejection(event, finding, "", moves.changes(timer, event));
    }
    return plain(event, finding);
  }

  /** Explains a finding about a read of the status. */
  public Rejection read(TraceEvent event, Finding finding) {
    return rejection(event, finding, "", moves.reads(event));
  }

  /** Explains a finding that has its own text about what would have been legal. */
  public Rejection plain(TraceEvent event, Finding finding) {
    CodedRow row = finding.row();
    CodedRow nearest = finding.nearest();
    return rejection(
        event,
        finding,
        row == null ? "" : row.id(),
        new LegalMoves.Legal(finding.legal(), nearest == null ? "" : nearest.id()));
  }

  private Rejection rejection(
      TraceEvent event, Finding finding, String row, LegalMoves.Legal legal) {
    return new Rejection(
        finding.kind(),
        event.line(),
        event.has(TraceField.TIMER) ? event.timer() : -1,
        EventText.of(event, words),
        row,
        finding.why(),
        legal.moves(),
        legal.nearest());
  }
}
