package dev.timerproof.conformance.trace.explaining;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.conformance.trace.reading.TraceWords;
import dev.timerproof.conformance.trace.rules.CodedRow;
import dev.timerproof.conformance.trace.rules.Finding;
import dev.timerproof.conformance.trace.rules.TimerState;
import dev.timerproof.conformance.trace.rules.TransitionIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a finding into a rejection: adds the moves that were legal and the nearest row. */
public final class Explainer {
  private final TraceWords words;
  private final LegalMoves moves;

  public Explainer(TransitionIndex index) {
    this.words = index.words();
    this.moves = new LegalMoves(index);
  }

  /** Explains a finding about a change, a call of the function, a return, or a timer's end. */
  public Rejection timer(TimerState timer, TraceEvent event, Finding finding) {
    CodedRow row = finding.row();
    if (row == null && event.kind().isChange()) {
      return rejection(timer, event, finding, "", moves.changes(timer, event));
    }
    return withRow(timer, event, finding);
  }

  /**
   * Explains a finding about a read of the status.
   *
   * @param timer null if the trace has no change of it so far
   */
  public Rejection read(@Nullable TimerState timer, TraceEvent event, Finding finding) {
    return rejection(timer, event, finding, "", moves.reads(event));
  }

  /** Explains a finding that has its own text about what would have been legal. */
  public Rejection plain(TraceEvent event, Finding finding) {
    return withRow(null, event, finding);
  }

  private Rejection withRow(@Nullable TimerState timer, TraceEvent event, Finding finding) {
    CodedRow row = finding.row();
    CodedRow nearest = finding.nearest();
    return rejection(
        timer,
        event,
        finding,
        row == null ? "" : row.id(),
        new LegalMoves.Legal(finding.legal(), nearest == null ? "" : nearest.id()));
  }

  private Rejection rejection(
      @Nullable TimerState timer,
      TraceEvent event,
      Finding finding,
      String row,
      LegalMoves.Legal legal) {
    return new Rejection(
        finding.kind(),
        event.line(),
        event.has(TraceField.TIMER) ? event.timer() : -1,
        EventText.of(event, words),
        row,
        finding.why(),
        legal.moves(),
        legal.nearest(),
        timer == null
            ? List.of()
            : timer.remembered().stream().map(change -> EventText.of(change, words)).toList());
  }
}
