package dev.timerproof.conformance.trace.explaining;

import dev.timerproof.conformance.trace.rules.RejectionKind;
import java.util.List;

/**
 * The first thing in a trace that no run of the table does.
 *
 * @param kind which rule is broken
 * @param line the line that breaks it, from 1
 * @param timer the timer; -1 when the line is not about a timer
 * @param seen the event, in words
 * @param row the id of the row that the event is part of; empty when it is part of none
 * @param why the facts that stand against it, in one sentence
 * @param legal what would have been legal there
 * @param nearest the id of the legal row that is most like the event; empty when nothing is legal
 */
public record Rejection(
    RejectionKind kind,
    long line,
    long timer,
    String seen,
    String row,
    String why,
    List<String> legal,
    String nearest) {
  public Rejection {
    legal = List.copyOf(legal);
  }
}
