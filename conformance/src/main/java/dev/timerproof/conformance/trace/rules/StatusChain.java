package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.EventKind;
import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceWords;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks the sequence of a timer's changes: each starts with the status that the one before has
 * left, is an edge of a row, and is made by an operation that may take the timer then.
 */
final class StatusChain {
  private final TransitionIndex index;
  private final TraceWords words;

  StatusChain(TransitionIndex index) {
    this.index = index;
    this.words = index.words();
  }

  /**
   * Checks the next change of a timer.
   *
   * @param matched receives the rows that the change may be part of, if there is no finding
   */
  @Nullable Finding follow(TimerState timer, TraceEvent event, MatchedRows matched) {
    if (timer.status != event.from()) {
      return brokenChain(timer, event);
    }
    int op = words.canonical(event.operation());
    CaseGroup open = timer.open;
    if (open != null && op == open.op() && event.kind() == EventKind.CAS) {
      List<CodedRow> commits = open.committingTo(event.to());
      if (!commits.isEmpty()) {
        matched.ends(commits);
        return null;
      }
    }
    if (open != null && open.staysOpen()) {
      return notTheOwner(timer, event, open);
    }
    return start(event, op, matched) ? null : notAnEdge(event, op);
  }

  /** Checks a change of a recorder that writes no versions: it must be an edge of the table. */
  @Nullable Finding followEdge(TraceEvent event, MatchedRows matched) {
    int op = words.canonical(event.operation());
    if (event.kind() == EventKind.CAS) {
      List<CodedRow> commits = index.committing(op, event.from(), event.to());
      if (!commits.isEmpty()) {
        matched.ends(commits);
        return null;
      }
    }
    return start(event, op, matched) ? null : notAnEdge(event, op);
  }

  private boolean start(TraceEvent event, int op, MatchedRows matched) {
    if (event.kind() == EventKind.STORE) {
      return ends(index.storing(op, event.from(), event.to()), matched);
    }
    CaseGroup group = index.beginning(op, event.from(), event.to());
    if (group == null) {
      return ends(index.takingOver(op, event.from(), event.to()), matched);
    }
    matched.begins(group);
    return true;
  }

  private static boolean ends(List<CodedRow> rows, MatchedRows matched) {
    matched.ends(rows);
    return !rows.isEmpty();
  }

  private Finding brokenChain(TimerState timer, TraceEvent event) {
    String before =
        timer.version == 0
            ? "a new timer is "
            : "version " + timer.version + " in line " + timer.line + " left the timer ";
    return Finding.noMove(
        RejectionKind.BROKEN_CHAIN,
        before
            + words.statusName(timer.status)
            + ", this change starts from "
            + words.statusName(event.from()));
  }

  private Finding notTheOwner(TimerState timer, TraceEvent event, CaseGroup open) {
    String owner =
        words.operationName(open.op())
            + " owns the timer since line "
            + timer.line
            + " ("
            + open.rows().stream().map(CodedRow::id).collect(Collectors.joining(", "))
            + ")";
    if (words.canonical(event.operation()) != open.op()) {
      return Finding.noMove(
          RejectionKind.WRONG_OPERATION,
          owner + ", " + words.operationName(event.operation()) + " may not change it");
    }
    return Finding.noMove(
        RejectionKind.UNKNOWN_EDGE,
        owner
            + " and may not make it "
            + words.statusName(event.to())
            + " by "
            + event.kind().text());
  }

  private Finding notAnEdge(TraceEvent event, int op) {
    String edge = words.statusName(event.from()) + " -> " + words.statusName(event.to());
    List<CodedRow> rows = index.rows().stream().filter(row -> hasEdge(row, event)).toList();
    for (CodedRow row : rows) {
      if (row.op() == op && kind(row) != event.kind()) {
        return Finding.noMove(
            RejectionKind.WRONG_KIND,
            "row " + row.id() + " goes " + edge + " by " + kind(row).text());
      }
    }
    String others =
        rows.stream()
            .filter(row -> row.op() != op && kind(row) == event.kind())
            .map(row -> row.row().op())
            .distinct()
            .collect(Collectors.joining(", "));
    String none = "no row of " + words.operationName(op) + " goes " + edge + " here";
    return others.isEmpty()
        ? Finding.noMove(RejectionKind.UNKNOWN_EDGE, none)
        : Finding.noMove(RejectionKind.WRONG_OPERATION, none + "; the edge belongs to " + others);
  }

  private static boolean hasEdge(CodedRow row, TraceEvent event) {
    if (!row.row().changesStatus()) {
      return false;
    }
    boolean first = row.row().hasCas() && row.from() == event.from() && row.via() == event.to();
    boolean second = row.via() == event.from() && row.to() == event.to() && row.row().commits();
    return first || second;
  }

  private static EventKind kind(CodedRow row) {
    return row.isStore() ? EventKind.STORE : EventKind.CAS;
  }
}
