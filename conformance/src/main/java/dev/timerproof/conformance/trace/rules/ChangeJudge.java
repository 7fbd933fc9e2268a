package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.TraceEvent;
import dev.timerproof.conformance.trace.reading.TraceHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether the next change of a timer is legal, and updates the timer's state. */
public final class ChangeJudge {
  private final StatusChain chain;
  private final List<ChangeCheck> checks;
  private final StatusRoles roles;
  private final FieldTracker fields;
  private final HeapCounts counts;
  private final RowTally tally;
  private final boolean fires;
  private final boolean returns;
  private final CaseCheck guards;
  private final TransitionIndex index;
  private int returning;
  private int uncalled;
  private final MatchedRows matched = new MatchedRows();

  /**
   * A judge for the changes of one trace.
   *
   * @param checks the rules besides the table's edges
   * @param counts the counts of timers per P, updated with each change
   * @param tally counts how often each row was taken
   * @param header says which lines there are besides the changes
   */
  public ChangeJudge(
      TransitionIndex index,
      StatusRoles roles,
      List<ChangeCheck> checks,
      HeapCounts counts,
      RowTally tally,
      TraceHeader header) {
    this.index = index;
    this.chain = new StatusChain(index);
    this.checks = List.copyOf(checks);
    this.roles = roles;
    this.fields = new FieldTracker(roles);
    this.counts = counts;
    this.tally = tally;
    this.fires = header.fires();
    this.returns = header.returns();
    this.guards = new CaseCheck(header.sharedClock());
  }

  /** Takes the next change of a timer; null when it is legal. */
  public @Nullable Finding take(TimerState timer, TraceEvent event) {
    Finding finding = chain.follow(timer, event, matched);
    for (int i = 0; finding == null && i < checks.size(); i++) {
      finding = checks.get(i).check(timer, event, matched);
    }
    return finding == null ? follow(timer, event) : finding;
  }

  /** Takes a change by itself, without the state of its timer. */
  public @Nullable Finding takeEdge(TraceEvent event) {
    Finding finding = chain.followEdge(event, matched);
    if (finding == null) {
      finding = guards.guard(event, matched);
    }
    boolean whole = matched.begun == null || !matched.begun.staysOpen();
    if (finding == null && whole && matched.candidates.size() == 1) {
      tally.count(matched.candidates.get(0));
    }
    return finding;
  }

  /** What is wrong with a change whatever came before it; null if nothing is. */
  public @Nullable Finding wrongEdge(TraceEvent event) {
    return chain.followEdge(event, matched);
  }

  /** Ends a timer, about which no later line may be. */
  public @Nullable Finding retire(TimerState timer) {
    if (!roles.isIdle(timer.status)) {
      return Finding.noMove(
          RejectionKind.RETIRED, "the timer is not idle since line " + timer.line);
    }
    counts.remove(timer);
    OpenReturns open = timer.returns;
    Finding unreturned = open == null ? null : open.none();
    OpenFirings firings = timer.firings;
    return unreturned != null || firings == null ? unreturned : firings.retired();
  }

  /** Takes the return of an operation to its caller; null when it is what the table gives. */
  public @Nullable Finding returned(@Nullable TimerState timer, TraceEvent event) {
    if (event.version() > 0) {
      OpenReturns open = timer == null ? null : timer.returns;
      Finding finding = OpenReturns.returned(open, event, index.words());
      returning -= finding == null ? 1 : 0;
      return finding;
    }
    int op = index.words().canonical(event.operation());
    for (CodedRow row : index.reading(op, event.from())) {
      if (row.returns()) {
        return OpenReturns.answer(row, event);
      }
    }
    return Finding.noMove(
        RejectionKind.WRONG_RETURN,
        index.words().operationName(op)
            + " does not return without a change when it sees "
            + index.words().statusName(event.from()));
  }

  private @Nullable Finding follow(TimerState timer, TraceEvent event) {
    if (timer.version > 0) {
      counts.remove(timer);
    }
    CaseGroup left = timer.open;
    CaseGroup begun = matched.begun;
    CodedRow row = matched.candidates.get(0);
    if (left != null && begun != null) {
      tally.count(left.settling().get(0));
    }
    timer.version++;
    timer.status = event.to();
    boolean settles = begun != null && begun.settlesAlways();
    if (begun == null) {
      fields.end(timer, event, row);
    } else {
      fields.begin(timer, event);
      if (settles) {
        fields.settle(timer, row);
      }
    }
    timer.line = event.line();
    timer.open = settles ? null : begun;
    counts.add(timer);
    if (begun != null && !settles) {
      return null;
    }
    tally.count(row);
    if (returns && row.returns()) {
      returning++;
      return about(timer).committed(timer.version, row, event);
    }
    return fires && row.fires() ? fired(timer) : null;
  }

  /** Takes a call of a timer's function; null when it is that of a firing. */
  public @Nullable Finding called(TimerState timer, TraceEvent event) {
    OpenFirings firings = timer.firings;
    Finding finding =
        firings == null ? OpenFirings.extra(event.version()) : firings.called(event.version());
    uncalled -= finding == null ? 1 : 0;
    return finding;
  }

  /**
   * Objects if a function was not called, or some operation has not returned, though nothing is
   * going on; null otherwise.
   */
  public @Nullable Finding quiet() {
    if (uncalled > 0) {
      return Finding.noMove(
          RejectionKind.MISSING_FIRE,
          "nothing is going on, but " + uncalled + " firings have not called the timer's function");
    }
    return returning == 0
        ? null
        : Finding.noMove(
            RejectionKind.WRONG_RETURN,
            "nothing is going on, but the return of " + returning + " operations is missing");
  }

  private static OpenReturns about(TimerState timer) {
    OpenReturns open = timer.returns;
    if (open == null) {
      open = new OpenReturns();
      timer.returns = open;
    }
    return open;
  }

  private @Nullable Finding fired(TimerState timer) {
    uncalled++;
    OpenFirings firings = timer.firings;
    if (firings == null) {
      firings = new OpenFirings();
      timer.firings = firings;
    }
    return firings.committed(timer.version);
  }
}
