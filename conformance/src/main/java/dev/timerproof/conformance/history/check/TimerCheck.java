package dev.timerproof.conformance.history.check;

import dev.timerproof.conformance.history.check.Violation.Kind;
import dev.timerproof.conformance.history.contract.Answers;
import dev.timerproof.conformance.history.contract.Contract;
import dev.timerproof.conformance.history.contract.Contract.Values;
import dev.timerproof.conformance.history.contract.Ticks;
import dev.timerproof.conformance.history.reading.Call;
import dev.timerproof.conformance.history.reading.Event;
import dev.timerproof.conformance.history.reading.Operation;
import dev.timerproof.conformance.history.reading.TimerHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks one timer of a history. */
public final class TimerCheck {
  private final Contract contract;
  private final TimerHistory timer;
  private final @Nullable Long end;
  private final Figures figures;
  private final SequentialTimer sequential;
  private final Search search;
  private final Story story;

  /**
   * A check.
   *
   * @param dones whether the history tells when functions return
   * @param end when the history ends; null if it was cut
   * @param figures takes how late the timer fired
   */
  public TimerCheck(
      Contract contract, TimerHistory timer, boolean dones, @Nullable Long end, Figures figures) {
    this.contract = contract;
    this.timer = timer;
    this.end = end;
    this.figures = figures;
    this.sequential = new SequentialTimer(contract, timer.channel(), dones);
    long fires = timer.events().stream().filter(e -> e.kind() == Event.Kind.FIRE).count();
    this.search = new Search(timer.timer(), sequential, fires);
    this.story = new Story(timer, sequential, search);
  }

  /**
   * Checks it.
   *
   * @return how it breaks the contract; null if it does not
   * @throws TooManyOrdersException if there are too many orders of its calls
   */
  public @Nullable Violation run() throws TooManyOrdersException {
    List<Event> events = timer.events();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      Call call = event.call();
      if (call != null && event.kind() == Event.Kind.CALL) {
        String absent = notOffered(call);
        if (absent != null) {
          return story.of(
              Kind.NOT_OFFERED, i, absent, "calls that the contract " + contract.name() + " has");
        }
      }
      List<Configuration> before = search.ways();
      if (!search.accept(event)) {
        return story.of(i);
      }
      if (event.kind() == Event.Kind.FIRE) {
        measure(before.get(0).state(), search.ways().get(0).state(), event);
      }
      story.passed(i);
    }
    Long ended = end;
    return ended == null ? null : atEnd(ended);
  }

  private @Nullable String notOffered(Call call) {
    if (call.operation() == Operation.RESET && contract.reset() == Answers.ABSENT) {
      return "the contract has no reset";
    }
    if (call.operation() == Operation.STOP && contract.stop() == Answers.ABSENT) {
      return "the contract has no stop";
    }
    if (call.operation() == Operation.RECEIVE && !timer.channel()) {
      return "the timer was started with a function, so it has no channel to receive from";
    }
    if (timer.channel() && contract.values() == Values.ABSENT) {
      return "the contract has no timers that send to a channel";
    }
    if (call.period() > 0 && contract.ticks().isEmpty()) {
      return "the contract has no periods";
    }
    if (call.period() > 0 && !contract.ticks().contains(sequential.ticks(call))) {
      return "the contract has no periods of the kind " + sequential.ticks(call);
    }
    return null;
  }

  private void measure(TimerState before, TimerState after, Event fire) {
    for (Expiry expiry : before.owed()) {
      if (!after.owed().contains(expiry)) {
        late(expiry.arm(), expiry.due(), fire);
        return;
      }
    }
    Call arm = before.arm();
    if (arm != null && before.due() < TimerState.LATER) {
      late(arm, before.due(), fire);
    }
  }

  /** Of a tick that may be a later one, as ticks may be left out, the least lateness is taken. */
  private void late(Call arm, long due, Event fire) {
    long late = fire.at() - due;
    boolean leavesOut = arm.period() > 0 && sequential.ticks(arm) == Ticks.COALESCE;
    figures.late(leavesOut ? Math.floorMod(late, arm.period()) : late);
  }

  private @Nullable Violation atEnd(long at) throws TooManyOrdersException {
    for (Call call : search.open()) {
      if (call.operation() != Operation.RECEIVE && isLong(call.at(), at)) {
        return story.atEnd(
            Kind.NO_RETURN,
            call.line(),
            at,
            "the call of " + call.operation() + " in line " + call.line() + " has not returned",
            "a return within " + story.duration(contract.lostAfter()));
      }
    }
    List<Configuration> ways =
        search.all(Event.Kind.DONE, at, 0).stream()
            .filter(way -> !search.hasReceived(way))
            .toList();
    TimerState first = ways.get(0).state();
    if (ways.stream().noneMatch(way -> isSettled(way.state(), at))) {
      return story.lost(first, at);
    }
    if (!timer.channel()) {
      figures.pending(first, at);
    }
    return null;
  }

  private boolean isLong(long since, long at) {
    return since + contract.lostAfter() < at;
  }

  /** Whether nothing is missing in a state that should have come long before the end. */
  private boolean isSettled(TimerState state, long at) {
    if (timer.channel()) {
      boolean waiting =
          search.open().stream()
              .anyMatch(c -> c.operation() == Operation.RECEIVE && isLong(c.at(), at));
      return !waiting || (state.value() == null && state.owed().isEmpty() && !isOverdue(state, at));
    }
    return !isOverdue(state, at)
        && state.owed().stream().noneMatch(expiry -> isLong(expiry.latest(), at));
  }

  private boolean isOverdue(TimerState state, long at) {
    return state.armed() && isLong(state.latest(), at);
  }
}
