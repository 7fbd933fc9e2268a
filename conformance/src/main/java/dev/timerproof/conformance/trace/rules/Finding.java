package dev.timerproof.conformance.trace.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check objects to in an event.
 *
 * @param kind which rule is broken
 * @param why the facts, in one sentence
 * @param row the row that the event belongs to; null when it belongs to none
 * @param legal what would have been legal; empty to list the moves that the table allows
 * @param nearest the row that the event would best have followed; null to choose one
 */
public record Finding(
    RejectionKind kind,
    String why,
    @Nullable CodedRow row,
    List<String> legal,
    @Nullable CodedRow nearest) {
  /** A finding about an event that is no move of the table. */
  public static Finding noMove(RejectionKind kind, String why) {
    return new Finding(kind, why, null, List.of(), null);
  }

  /** A finding about an event that is part of a row, but not as the row has it. */
  static Finding against(CodedRow row, RejectionKind kind, String why, String legal) {
    return new Finding(kind, why, row, List.of(legal), row);
  }
}
