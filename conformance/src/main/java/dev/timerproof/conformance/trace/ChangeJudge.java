package dev.timerproof.conformance.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether the next change of a timer is legal, and follows the timer through it. */
final class ChangeJudge {
  private final StatusChain chain;
  private final List<ChangeCheck> checks;
  private final StatusRoles roles;
  private final FieldTracker fields;
  private final HeapCounts counts;
  private final RowTally tally;
  private final boolean fires;
  private final Passage passage = new Passage();

  /**
   * A judge for the changes of one trace.
   *
   * @param checks the rules besides the table's edges
   * @param counts kept up to date with the timers
   * @param tally counts the rows
   * @param fires whether calls of the timers' functions have lines of their own
   */
  ChangeJudge(
      TransitionIndex index,
      StatusRoles roles,
      List<ChangeCheck> checks,
      HeapCounts counts,
      RowTally tally,
      boolean fires) {
    this.chain = new StatusChain(index);
    this.checks = List.copyOf(checks);
    this.roles = roles;
    this.fields = new FieldTracker(roles);
    this.counts = counts;
    this.tally = tally;
    this.fires = fires;
  }

  /** Takes the next change of a timer; null when it is legal. */
  @Nullable Finding take(TimerState timer, TraceEvent event) {
    Finding finding = chain.follow(timer, event, passage);
    for (int i = 0; finding == null && i < checks.size(); i++) {
      finding = checks.get(i).check(timer, event, passage);
    }
    return finding == null ? follow(timer, event) : finding;
  }

  /** Takes a change by itself, without regard to its timer. */
  @Nullable Finding takeEdge(TraceEvent event) {
    Finding finding = chain.followEdge(event, passage);
    boolean whole = passage.begun == null || !passage.begun.staysOpen();
    if (finding == null && whole && passage.candidates.size() == 1) {
      tally.count(passage.candidates.get(0));
    }
    return finding;
  }

  /** The timer will not be heard of again. */
  @Nullable Finding retire(TimerState timer) {
    if (!roles.isIdle(timer.status)) {
      return Finding.noMove(
          RejectionKind.RETIRED, "the timer is not idle since line " + timer.line);
    }
    counts.remove(timer);
    Firings firings = timer.firings;
    return firings == null ? null : firings.retired();
  }

  private @Nullable Finding follow(TimerState timer, TraceEvent event) {
    if (timer.version > 0) {
      counts.remove(timer);
    }
    CaseGroup left = timer.open;
    CaseGroup begun = passage.begun;
    CodedRow row = passage.candidates.get(0);
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
    return fires && row.fires() ? fired(timer) : null;
  }

  private static @Nullable Finding fired(TimerState timer) {
    Firings firings = timer.firings;
    if (firings == null) {
      firings = new Firings();
      timer.firings = firings;
    }
    return firings.committed(timer.version);
  }
}
