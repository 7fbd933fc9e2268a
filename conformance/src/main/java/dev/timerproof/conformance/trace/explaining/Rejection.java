package dev.timerproof.conformance.trace.explaining;

import dev.timerproof.conformance.trace.rules.RejectionKind;
import java.util.List;

/**
 * The first event of a trace that no run of the table has.
 *
 * @param kind the broken rule
 * @param line the line that breaks it, from 1
 * @param timer the timer; -1 when the line is not about a timer
 * @param seen the event, in words
 * @param row the id of the row that the event is part of; empty when it is part of none
 * @param why the facts that contradict it, in one sentence
 * @param legal the moves that would have been legal there
 * @param nearest the id of the legal row that is most similar to the event; empty when nothing is
 *     legal
 * @param before the last changes of the timer before it, the oldest first
 */
public record Rejection(
    RejectionKind kind,
    long line,
    long timer,
    String seen,
    String row,
    String why,
    List<String> legal,
    String nearest,
    List<String> before) {
  public Rejection {
    legal = List.copyOf(legal);
    before = List.copyOf(before);
  }
}
