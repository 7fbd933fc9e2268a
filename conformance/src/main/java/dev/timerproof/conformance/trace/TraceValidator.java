package dev.timerproof.conformance.trace;

import static java.util.Objects.requireNonNull;

import dev.timerproof.conformance.trace.explaining.Explainer;
import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.conformance.trace.reading.EventKind;
import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceHeader;
import dev.timerproof.conformance.trace.reading.TraceWords;
import dev.timerproof.conformance.trace.rules.ArgumentsCheck;
import dev.timerproof.conformance.trace.rules.CaseCheck;
import dev.timerproof.conformance.trace.rules.ChangeCheck;
import dev.timerproof.conformance.trace.rules.ChangeJudge;
import dev.timerproof.conformance.trace.rules.CodedRow;
import dev.timerproof.conformance.trace.rules.EffectCheck;
import dev.timerproof.conformance.trace.rules.Finding;
import dev.timerproof.conformance.trace.rules.HeapCounts;
import dev.timerproof.conformance.trace.rules.HomeCheck;
import dev.timerproof.conformance.trace.rules.OpenFirings;
import dev.timerproof.conformance.trace.rules.QuietCheck;
import dev.timerproof.conformance.trace.rules.RejectionKind;
import dev.timerproof.conformance.trace.rules.ReorderWindow;
import dev.timerproof.conformance.trace.rules.RetiredTimers;
import dev.timerproof.conformance.trace.rules.RowCount;
import dev.timerproof.conformance.trace.rules.RowTally;
import dev.timerproof.conformance.trace.rules.StableFieldsCheck;
import dev.timerproof.conformance.trace.rules.StatusRoles;
import dev.timerproof.conformance.trace.rules.ThreadCheck;
import dev.timerproof.conformance.trace.rules.TimerIndex;
import dev.timerproof.conformance.trace.rules.TimerState;
import dev.timerproof.conformance.trace.rules.TransitionIndex;
import dev.timerproof.spec.table.TimerTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the events of one trace against a table, in one pass. The memory grows with the number of
 * live timers and is otherwise bounded by {@link TraceOptions#window}. Not thread-safe.
 */
public final class TraceValidator {
  private final TraceOptions options;
  private final TransitionIndex index;
  private final Explainer explainer;
  private final ChangeJudge judge;
  private final QuietCheck quiet;
  private final RowTally tally;
  private final ReorderWindow window;
  private final Unchecked unchecked;
  private final int initialStatus;
  private final TimerIndex timers = new TimerIndex();
  private final RetiredTimers retired = new RetiredTimers();
  private long events;
  private long changes;
  private long lastLine;
  private @Nullable Rejection rejection;

  /**
   * A validator for one trace.
   *
   * @param table the table that the runtime should follow
   * @param header the trace's header
   */
  public TraceValidator(TimerTable table, TraceHeader header, TraceOptions options) {
    this(table, header, options, checks(header));
  }

  /** A validator with some of the checks, for tests of what each of them finds. */
  TraceValidator(
      TimerTable table, TraceHeader header, TraceOptions options, List<ChangeCheck> checks) {
    TraceWords words = TraceWords.of(table);
    this.options = options;
    this.index = new TransitionIndex(table, words);
    this.explainer = new Explainer(index);
    this.initialStatus = words.status(table.vocabulary().initialStatus());
    StatusRoles roles = new StatusRoles(index.rows(), initialStatus);
    HeapCounts counts = new HeapCounts(roles);
    this.quiet = new QuietCheck(counts, timers, index);
    this.tally = new RowTally(index.rows());
    this.judge = new ChangeJudge(index, roles, checks, counts, tally, header);
    this.window = new ReorderWindow(options.window());
    this.unchecked = new Unchecked(header);
  }

  /** The rules besides the table's edges. */
  static List<ChangeCheck> checks(TraceHeader header) {
    return List.of(
        new CaseCheck(header.sharedClock()),
        new ArgumentsCheck(),
        new StableFieldsCheck(),
        new EffectCheck(),
        new HomeCheck(),
        new ThreadCheck());
  }

  /** The numbers of operations and statuses in events. */
  public TraceWords words() {
    return index.words();
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
    unchecked.add(event);
    TraceEvent overdue = window.overdue(events);
    if (overdue != null) {
      missing(
          overdue,
          options.window() + " further events have come",
          "if it stands in a buffer that is written later, flush more often, or give a larger"
              + " --window");
    } else if (event.kind() == EventKind.QUIET) {
      quiet(event);
    } else if (event.kind() == EventKind.END) {
      ended(event);
    } else {
      timer(event, timers.find(event.timer()));
    }
    return rejection == null;
  }

  private void ended(TraceEvent event) {
    TraceEvent waiting = window.oldest();
    if (waiting != null) {
      missing(
          waiting,
          "line " + event.line() + " says that the trace ends",
          "flush all buffers before such a line");
    }
  }

  /**
   * Ends the trace: a change that is still missing will not come. Not for a trace that was cut,
   * whose other buffers may have held it.
   */
  public void end() {
    TraceEvent waiting = window.oldest();
    if (rejection == null && waiting != null) {
      missing(
          waiting,
          "the trace ends",
          "if the runtime was ended, the buffers of its other threads were lost: flush them"
              + " before");
    }
  }

  private void timer(TraceEvent event, @Nullable TimerState live) {
    if (live == null && retired.contains(event.timer())) {
      reject(event, Finding.noMove(RejectionKind.RETIRED, "the timer was retired before"));
    } else if (event.kind().isRead()) {
      read(live, event);
    } else if (event.kind() == EventKind.RETURN && event.version() == 0) {
      take(live, event, judge.returned(live, event));
    } else if (options.edgesOnly()) {
      edge(live == null ? arrive(event.timer()) : live, event);
    } else {
      order(live == null ? arrive(event.timer()) : live, event);
    }
  }

  private void quiet(TraceEvent event) {
    TraceEvent waiting = window.oldest();
    if (waiting != null) {
      missing(
          waiting,
          "line " + event.line() + " says that nothing is going on",
          "flush all buffers before such a line");
    } else if (!options.edgesOnly()) {
      Finding unreturned = judge.quiet();
      Finding finding = unreturned == null ? quiet.check(event) : unreturned;
      if (finding != null) {
        reject(event, finding);
      }
    }
  }

  private void read(@Nullable TimerState live, TraceEvent event) {
    int op = words().canonical(event.operation());
    for (CodedRow row : index.reading(op, event.from())) {
      if (row.row().kind().word().equals(event.kind().text())) {
        tally.count(row);
        if (event.kind() == EventKind.PANIC) {
          String why = "row " + row.id() + " throws";
          reject(event, new Finding(RejectionKind.PANIC, why, row, List.of(), null));
        }
        return;
      }
    }
    String why =
        "no row of "
            + words().operationName(op)
            + " answers "
            + words().statusName(event.from())
            + " by "
            + event.kind().text();
    rejection = explainer.read(live, event, Finding.noMove(RejectionKind.UNKNOWN_READ, why));
  }

  private void edge(TimerState timer, TraceEvent event) {
    if (event.kind() == EventKind.RETIRE) {
      drop(timer);
    } else if (event.kind().isChange()) {
      timer.status = event.from();
      Finding finding = judge.takeEdge(event);
      if (finding != null) {
        rejection = explainer.timer(timer, event, finding);
      } else {
        timer.remember(event);
        changes++;
      }
    }
  }

  private void order(TimerState timer, TraceEvent event) {
    EventKind kind = event.kind();
    boolean follows = kind == EventKind.FIRE || kind == EventKind.RETURN;
    if (!follows && event.version() <= timer.version) {
      rejection = explainer.timer(timer, event, repeated(timer, event));
    } else if (ReorderWindow.isDue(timer, event)) {
      take(timer, event);
      takeHeld(timer);
    } else if (event.kind().isChange() && judge.wrongEdge(event) != null) {
      // Said at once: otherwise the change that it waits for would be found missing, and be blamed.
      rejection = explainer.timer(timer, event, requireNonNull(judge.wrongEdge(event)));
    } else if (!window.hold(timer, event, events)) {
      Finding finding =
          switch (kind) {
            case FIRE -> OpenFirings.extra(event.version());
            case RETURN -> judge.returned(null, event);
            default -> repeated(timer, event);
          };
      rejection = explainer.timer(timer, event, requireNonNull(finding));
    }
  }

  private void takeHeld(TimerState timer) {
    while (rejection == null) {
      TraceEvent next = window.next(timer);
      if (next == null) {
        return;
      }
      take(timer, next);
    }
  }

  private void take(TimerState timer, TraceEvent event) {
    Finding finding =
        switch (event.kind()) {
          case FIRE -> judge.called(timer, event);
          case RETURN -> judge.returned(timer, event);
          case RETIRE -> retire(timer);
          default -> change(timer, event);
        };
    take(timer, event, finding);
  }

  private void take(@Nullable TimerState timer, TraceEvent event, @Nullable Finding finding) {
    if (finding != null) {
      rejection =
          timer == null ? explainer.plain(event, finding) : explainer.timer(timer, event, finding);
    }
  }

  private @Nullable Finding change(TimerState timer, TraceEvent event) {
    Finding finding = judge.take(timer, event);
    if (finding == null) {
      timer.remember(event);
      changes++;
    }
    return finding;
  }

  private @Nullable Finding retire(TimerState timer) {
    Finding finding = judge.retire(timer);
    TraceEvent later = ReorderWindow.first(timer);
    if (finding != null) {
      return finding;
    }
    if (later != null) {
      return Finding.noMove(
          RejectionKind.RETIRED,
          "line "
              + later.line()
              + " is about the timer, and later; write retire behind all lines of its timer, when"
              + " all buffers that may hold one are flushed");
    }
    drop(timer);
    return null;
  }

  private void drop(TimerState timer) {
    timers.remove(timer.timer);
    retired.add(timer.timer);
  }

  private TimerState arrive(long timer) {
    TimerState state = new TimerState(timer, initialStatus);
    timers.add(state);
    return state;
  }

  private static Finding repeated(TimerState timer, TraceEvent event) {
    boolean last = event.version() == timer.version;
    return Finding.noMove(
        RejectionKind.REPEATED_VERSION,
        "the timer has had a version "
            + event.version()
            + (last ? ", in line " + timer.line : " before"));
  }

  private void missing(TraceEvent waiting, String when, String remedy) {
    TimerState timer = requireNonNull(timers.find(waiting.timer()), "a held event has a timer");
    String last = timer.version == 0 ? "" : ", the last before it is in line " + timer.line;
    String why =
        "version " + (timer.version + 1) + " is missing when " + when + last + "; " + remedy;
    Finding finding = Finding.noMove(RejectionKind.MISSING_VERSION, why);
    rejection = explainer.timer(timer, waiting, finding);
  }

  private void reject(TraceEvent event, Finding finding) {
    rejection = explainer.plain(event, finding);
  }

  /** Why the trace is rejected; null as long as it is not. */
  public @Nullable Rejection rejection() {
    return rejection;
  }

  /** What the trace does not tell, and what that hides: nothing if it tells all. */
  public List<String> unchecked() {
    return unchecked.notes();
  }

  /** How many events were taken. */
  public long events() {
    return events;
  }

  /** How many changes were checked, in the order of their versions. */
  public long changes() {
    return changes;
  }

  /** How many timers the trace is about, retired ones included. */
  public long timers() {
    return timers.size() + retired.count();
  }

  /** How many timers are live. */
  public long liveTimers() {
    return timers.size();
  }

  /**
   * How many lines at the beginning have no fault: those before the rejected line, and before any
   * line that waits for a missing change.
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
    return tally.taken();
  }
}
