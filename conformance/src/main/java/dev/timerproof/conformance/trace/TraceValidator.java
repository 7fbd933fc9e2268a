package dev.timerproof.conformance.trace;

import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the events of one trace against a table, in one pass. The memory grows with the number of
 * live timers and is otherwise bounded by {@link TraceOptions#window}. Not thread-safe.
 */
public final class TraceValidator {
  private final TraceOptions options;
  private final TraceWords words;
  private final TransitionIndex index;
  private final int initialStatus;
  private final StatusChain chain;
  private final ReorderWindow window;
  private final TimerIndex timers = new TimerIndex();
  private final Passage passage = new Passage();
  private final long[] rowCounts;
  private long events;
  private long changes;
  private long lastLine;
  private @Nullable Rejection rejection;

  /** A validator for one trace of a runtime that follows the table. */
  public TraceValidator(TimerTable table, TraceOptions options) {
    this.options = options;
    this.words = TraceWords.of(table);
    this.index = new TransitionIndex(table, words);
    this.initialStatus = words.status(table.vocabulary().initialStatus());
    this.chain = new StatusChain(index);
    this.window = new ReorderWindow(options.window());
    this.rowCounts = new long[table.rows().size()];
  }

  /** The numbers of operations and statuses in events. */
  public TraceWords words() {
    return words;
  }

  /**
   * Takes the next event of the trace.
   *
   * @return false when the trace is rejected; later events are ignored then
   */
  public boolean accept(TraceEvent event) {
    if (rejection != null) {
      return false;
    }
    events++;
    lastLine = event.line();
    TraceEvent overdue = window.overdue(events);
    if (overdue != null) {
      missing(overdue, options.window() + " further events have come");
    } else if (!event.kind().isChange()) {
      read(event);
    } else if (options.edgesOnly()) {
      edge(event);
    } else {
      change(event);
    }
    return rejection == null;
  }

  /** Says that the trace has ended, so that a change that is still missing will not come. */
  public void end() {
    TraceEvent waiting = window.oldest();
    if (rejection == null && waiting != null) {
      missing(waiting, "the trace ends");
    }
  }

  private void read(TraceEvent event) {
    int op = words.canonical(event.operation());
    for (CodedRow row : index.reading(op, event.from())) {
      if (row.row().kind().equals(event.kind().text())) {
        if (event.kind() == EventKind.PANIC) {
          rejectRead(event, new Finding(RejectionKind.PANIC, "row " + row.id() + " throws"));
        }
        rowCounts[row.number()]++;
        return;
      }
    }
    rejectRead(
        event,
        new Finding(
            RejectionKind.UNKNOWN_READ,
            "no row of "
                + words.operationName(op)
                + " answers "
                + words.statusName(event.from())
                + " by "
                + event.kind().text()));
  }

  private void edge(TraceEvent event) {
    Finding finding = chain.followEdge(event, passage);
    TimerState timer = timer(event);
    if (finding != null) {
      reject(timer, event, finding);
      return;
    }
    changes++;
    if (passage.candidates.size() == 1 && (passage.begun == null || !passage.begun.staysOpen())) {
      rowCounts[passage.candidates.get(0).number()]++;
    }
  }

  private void change(TraceEvent event) {
    TimerState timer = timer(event);
    long expected = timer.version + 1;
    if (event.version() == expected) {
      apply(timer, event);
      applyHeld(timer);
    } else if (event.version() < expected || !window.hold(timer, event, events)) {
      reject(timer, event, repeated(timer, event));
    }
  }

  private void applyHeld(TimerState timer) {
    while (rejection == null) {
      HeldEvent next = window.next(timer);
      if (next == null) {
        return;
      }
      apply(timer, next.event);
      window.release(next);
    }
  }

  private void apply(TimerState timer, TraceEvent event) {
    Finding finding = chain.follow(timer, event, passage);
    if (finding != null) {
      reject(timer, event, finding);
      return;
    }
    changes++;
    CaseGroup left = timer.open;
    if (left != null && passage.begun != null) {
      rowCounts[left.settling().get(0).number()]++;
    }
    timer.version++;
    timer.status = event.to();
    timer.line = event.line();
    CaseGroup begun = passage.begun;
    boolean settled = begun != null && begun.rows().size() == begun.settling().size();
    timer.open = settled ? null : begun;
    if (begun == null || settled) {
      rowCounts[passage.candidates.get(0).number()]++;
    }
  }

  private TimerState timer(TraceEvent event) {
    TimerState timer = timers.find(event.timer());
    if (timer == null) {
      timer = new TimerState(event.timer(), initialStatus);
      timers.add(timer);
    }
    return timer;
  }

  private Finding repeated(TimerState timer, TraceEvent event) {
    return new Finding(
        RejectionKind.REPEATED_VERSION,
        "the timer has had a version "
            + event.version()
            + (event.version() == timer.version ? ", in line " + timer.line : " before"));
  }

  private void missing(TraceEvent waiting, String when) {
    TimerState timer = timer(waiting);
    String last = timer.version == 0 ? "" : ", the last before it is in line " + timer.line;
    reject(
        timer,
        waiting,
        new Finding(
            RejectionKind.MISSING_VERSION,
            "version " + (timer.version + 1) + " is missing when " + when + last));
  }

  private void reject(TimerState timer, TraceEvent event, Finding finding) {
    reject(event, finding, new LegalMoves(index).changes(timer, event));
  }

  private void rejectRead(TraceEvent event, Finding finding) {
    reject(event, finding, new LegalMoves(index).reads(event));
  }

  private void reject(TraceEvent event, Finding finding, LegalMoves.Legal legal) {
    rejection =
        new Rejection(
            finding.kind(),
            event.line(),
            event.timer(),
            EventText.of(event, words),
            finding.why(),
            legal.moves(),
            legal.nearest());
  }

  /** Why the trace is rejected; null as long as it is not. */
  public @Nullable Rejection rejection() {
    return rejection;
  }

  /** How many events were taken. */
  public long events() {
    return events;
  }

  /** How many changes were placed. */
  public long changes() {
    return changes;
  }

  /** How many timers the changes were about. */
  public long timers() {
    return timers.size();
  }

  /**
   * How many lines from the first on hold no fault: those before the rejected one, and before any
   * that waits for a missing change.
   */
  public long validPrefix() {
    long prefix = lastLine;
    TraceEvent waiting = window.oldest();
    if (waiting != null) {
      prefix = Math.min(prefix, waiting.line() - 1);
    }
    Rejection seen = rejection;
    return seen == null ? prefix : Math.min(prefix, seen.line() - 1);
  }

  /** The rows that were taken, in the table's order. */
  public List<RowCount> rows() {
    List<RowCount> reached = new ArrayList<>();
    for (CodedRow row : index.rows()) {
      if (rowCounts[row.number()] > 0) {
        reached.add(new RowCount(row.id(), rowCounts[row.number()]));
      }
    }
    return reached;
  }
}
