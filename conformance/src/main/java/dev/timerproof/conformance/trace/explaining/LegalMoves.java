package dev.timerproof.conformance.trace.explaining;

import dev.timerproof.conformance.trace.reading.EventKind;
import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceWords;
import dev.timerproof.conformance.trace.rules.CaseGroup;
import dev.timerproof.conformance.trace.rules.CodedRow;
import dev.timerproof.conformance.trace.rules.TimerState;
import dev.timerproof.conformance.trace.rules.TransitionIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Lists what may happen to a timer next, for explanations. Slow; used once per trace. */
final class LegalMoves {
  private final TransitionIndex index;
  private final TraceWords words;

  LegalMoves(TransitionIndex index) {
    this.index = index;
    this.words = index.words();
  }

  /** An edge that may come next, with its rows. */
  private record Move(int op, EventKind kind, int from, int to) {}

  /** The changes that may come next, in the table's order. */
  Legal changes(TimerState timer, TraceEvent seen) {
    Map<Move, StringJoiner> moves = new LinkedHashMap<>();
    Nearest nearest = new Nearest(seen);
    CaseGroup open = timer.open;
    for (CodedRow row : index.rows()) {
      boolean commits = open != null && open.rows().contains(row) && row.row().commits();
      if (commits) {
        offer(row, EventKind.CAS, row.via(), row.to(), moves, nearest);
      }
      if (open == null || !open.staysOpen()) {
        offerStart(timer.status, row, moves, nearest);
      }
    }
    return new Legal(render(moves), nearest.id());
  }

  /** What the operation of a read may do with the status that it saw. */
  Legal reads(TraceEvent seen) {
    int op = words.canonical(seen.operation());
    Map<Move, StringJoiner> moves = new LinkedHashMap<>();
    Nearest nearest = new Nearest(seen);
    for (CodedRow row : index.rows()) {
      if (row.op() == op && row.from() == seen.from() && !row.isTakeOver()) {
        EventKind kind =
            row.row().hasCas()
                ? EventKind.CAS
                : EventKind.of(EventKind.names().find(row.row().kind().word()));
        offer(row, kind, row.from(), row.row().hasCas() ? row.via() : row.to(), moves, nearest);
      }
    }
    return new Legal(render(moves), nearest.id());
  }

  private void offerStart(
      int status, CodedRow row, Map<Move, StringJoiner> moves, Nearest nearest) {
    if (!row.row().changesStatus() || row.from() != status) {
      return;
    }
    if (row.row().hasCas()) {
      offer(row, EventKind.CAS, row.from(), row.via(), moves, nearest);
    } else {
      EventKind kind = row.isStore() ? EventKind.STORE : EventKind.CAS;
      offer(row, kind, row.from(), row.to(), moves, nearest);
    }
  }

  private void offer(
      CodedRow row,
      EventKind kind,
      int from,
      int to,
      Map<Move, StringJoiner> moves,
      Nearest nearest) {
    Move move = new Move(row.op(), kind, from, to);
    moves.computeIfAbsent(move, m -> new StringJoiner(", ", " [", "]")).add(row.id());
    nearest.offer(row, kind, from, to);
  }

  private List<String> render(Map<Move, StringJoiner> moves) {
    return moves.entrySet().stream().map(e -> text(e.getKey()) + e.getValue()).toList();
  }

  private String text(Move move) {
    return words.operationName(move.op())
        + " "
        + move.kind().text()
        + " "
        + words.statusName(move.from())
        + (move.kind().isChange() ? " -> " + words.statusName(move.to()) : "");
  }

  /**
   * The legal moves.
   *
   * @param moves each in words, with row ids
   * @param nearest the id of the row most similar to the event; empty when there is none
   */
  record Legal(List<String> moves, String nearest) {}

  /**
   * Finds the row that is most similar to an event: the operation counts most, then the statuses.
   */
  private final class Nearest {
    private final TraceEvent seen;
    private final int op;
    private int best = -1;
    private @Nullable CodedRow row;

    Nearest(TraceEvent seen) {
      this.seen = seen;
      this.op = words.canonical(seen.operation());
    }

    void offer(CodedRow candidate, EventKind kind, int from, int to) {
      int likeness =
          (candidate.op() == op ? 8 : 0)
              + (to == seen.to() ? 4 : 0)
              + (from == seen.from() ? 2 : 0)
              + (kind == seen.kind() ? 1 : 0);
      if (likeness > best) {
        best = likeness;
        row = candidate;
      }
    }

    String id() {
      return row == null ? "" : row.id();
    }
  }
}
