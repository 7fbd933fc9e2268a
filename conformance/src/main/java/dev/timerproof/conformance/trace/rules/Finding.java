package dev.timerproof.conformance.trace.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check's objection to an event.
 *
 * @param kind the broken rule
 * @param why the facts, in one sentence
 * @param row the row that the event belongs to; null when it belongs to none
 * @param legal what would have been legal; empty to list the moves that the table allows
 * @param nearest the row that is most similar to the event; null to have one chosen
 */
public record Finding(
    RejectionKind kind,
    String why,
    @Nullable CodedRow row,
    List<String> legal,
    @Nullable CodedRow nearest) {
  /** A finding about an event that is part of no row. */
  public static Finding noMove(RejectionKind kind, String why) {
    return new Finding(kind, why, null, List.of(), null);
  }

  /** A finding about an event that belongs to a row but violates it. */
  static Finding against(CodedRow row, RejectionKind kind, String why, String legal) {
    return new Finding(kind, why, row, List.of(legal), row);
  }
}
