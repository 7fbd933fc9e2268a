package dev.timerproof.conformance.history.check;

import dev.timerproof.conformance.history.contract.Answers;
import dev.timerproof.conformance.history.contract.Contract;
import dev.timerproof.conformance.history.contract.Contract.Values;
import dev.timerproof.conformance.history.contract.Ticks;
import dev.timerproof.conformance.history.reading.Call;
import dev.timerproof.conformance.history.reading.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One timer that does one thing at a time, as a contract has it: what each call answers and leaves
 * behind, when it may expire, and when its function may be called.
 */
final class SequentialTimer {
  /** How many ticks of one ticker may be on their way to its channel or in it. */
  private static final int MOST_ON_THEIR_WAY = 3;

  private final Contract contract;
  private final boolean channel;
  private final boolean dones;

  /**
   * A timer.
   *
   * @param channel whether it sends to a channel rather than calls a function
   * @param dones whether the history tells when functions return
   */
  SequentialTimer(Contract contract, boolean channel, boolean dones) {
    this.contract = contract;
    this.channel = channel;
    this.dones = dones;
  }

  Contract contract() {
    return contract;
  }

  boolean channel() {
    return channel;
  }

  /** The state after a call that answered as the history says; null if it cannot have. */
  @Nullable TimerState after(Call call, TimerState state) {
    return after(call, state, call.answer());
  }

  /** As {@link #after(Call, TimerState)}, with another answer; null if it does not matter. */
  @Nullable TimerState after(Call call, TimerState state, @Nullable Boolean answer) {
    if (state.arm() == null) {
      return switch (call.operation()) {
        case START -> state.arm(call);
        case STOP, RESET, RECEIVE -> null;
      };
    }
    return switch (call.operation()) {
      case START -> null;
      case STOP -> answers(contract.stop(), state, answer) ? emptied(state.disarm(call)) : null;
      case RESET -> answers(contract.reset(), state, answer) ? emptied(state).arm(call) : null;
      case RECEIVE -> received(call, state, answer);
    };
  }

  /** Whether stop or reset may answer so in a state. */
  boolean answers(Answers promise, TimerState state, @Nullable Boolean answer) {
    if (answer == null || promise == Answers.UNANSWERED) {
      return promise != Answers.ABSENT;
    }
    boolean keptBack = state.armed() || (state.value() != null && withdraws());
    return switch (promise) {
      case EXACT -> answer == keptBack;
      case MAY_BE -> answer == keptBack || state.doubtful();
      case UNANSWERED -> true;
      case ABSENT -> false;
    };
  }

  private boolean withdraws() {
    return contract.values() == Values.WITHDRAWN;
  }

  private TimerState emptied(TimerState state) {
    return withdraws() && state.value() != null ? state.withValue(null) : state;
  }

  private @Nullable TimerState received(Call call, TimerState state, @Nullable Boolean answer) {
    Expiry value = state.value();
    if (answer != null && !answer) {
      return value == null ? state : null;
    }
    if (value == null || !fits(call, value)) {
      return null;
    }
    return state.withValue(null);
  }

  /** Whether a value can be the one that an expiry has sent: it is no earlier. */
  private boolean fits(Call receive, Expiry expiry) {
    Long sent = receive.value();
    return sent == null || sent >= expiry.due() - contract.early();
  }

  /** Whether the timer may have expired by a moment. */
  boolean isDue(TimerState state, long at) {
    return state.armed() && state.due() - contract.early() <= at;
  }

  /** Whether its function may be called now, as far as earlier calls of it matter. */
  boolean mayRun(TimerState state) {
    return contract.overlap() || !dones || state.running() <= 0;
  }

  /** Whether the timer may expire while its function is still to be called or runs. */
  private boolean mayExpire(TimerState state) {
    return contract.overlap() || (mayRun(state) && state.owed().isEmpty());
  }

  /** The state after the timer has expired by a moment; null if it may not. */
  @Nullable TimerState expired(TimerState state, long at) {
    Call arm = state.arm();
    if (arm == null || !isDue(state, at)) {
      return null;
    }
    boolean again = arm.period() > 0;
    if (channel ? again && isFull(state) : !mayExpire(state)) {
      // A tick that finds the channel full is dropped; not to expire comes to the same.
      return null;
    }
    var expiry = new Expiry(arm, state.due(), state.latest());
    TimerState after = again ? again(state, arm, at) : never(state);
    if (!channel || !withdraws()) {
      return after.owing(expiry);
    }
    return state.value() == null ? after.withValue(expiry) : after;
  }

  private boolean isFull(TimerState state) {
    int values = state.owed().size() + (state.value() == null ? 0 : 1);
    return values >= (withdraws() ? 1 : MOST_ON_THEIR_WAY);
  }

  /** The states after one of the values that are on their way to the channel has arrived. */
  List<TimerState> arrivals(TimerState state) {
    List<TimerState> after = new ArrayList<>();
    for (Expiry expiry : channel ? state.owed() : List.<Expiry>of()) {
      TimerState less = state.without(expiry);
      if (state.value() == null) {
        after.add(less.withValue(expiry));
      } else if (expiry.arm().period() == 0) {
        after.add(less);
      }
    }
    return after;
  }

  private static TimerState never(TimerState state) {
    return state.expire(false, TimerState.LATER, TimerState.LATER);
  }

  private TimerState again(TimerState state, Call arm, long at) {
    long period = arm.period();
    return switch (ticks(arm)) {
      case COALESCE -> {
        long passed = Math.max(0, at - state.latest()) / period;
        yield state.expire(true, state.due() + period, state.latest() + (passed + 1) * period);
      }
      case FIXED_RATE -> state.expire(true, state.due() + period, state.latest() + period);
      case FIXED_DELAY, FROM_START -> state.expire(true, TimerState.LATER, TimerState.LATER);
    };
  }

  /** The kind of period that a call asks for. */
  Ticks ticks(Call arm) {
    Ticks asked = arm.ticks();
    if (asked != null) {
      return asked;
    }
    return contract.ticks().isEmpty() ? Ticks.COALESCE : contract.ticks().get(0);
  }

  /** The state after the function was called for an expiry. */
  TimerState called(TimerState state, Expiry expiry, Event fire) {
    TimerState after = state.called(expiry, fire);
    if (isWaiting(after, Ticks.FROM_START)
        || (isWaiting(after, Ticks.FIXED_DELAY) && (!dones || after.running() <= 0))) {
      return after.dueAt(
          (isWaiting(after, Ticks.FROM_START) ? fire.from() : fire.at()) + period(after));
    }
    return after;
  }

  /** The state after the function has returned. */
  TimerState done(TimerState state, Event done) {
    TimerState after = state.returned();
    return isWaiting(after, Ticks.FIXED_DELAY) ? after.dueAt(done.at() + period(after)) : after;
  }

  private boolean isWaiting(TimerState state, Ticks kind) {
    Call arm = state.arm();
    return arm != null
        && state.armed()
        && state.due() == TimerState.LATER
        && state.owed().isEmpty()
        && ticks(arm) == kind;
  }

  private static long period(TimerState state) {
    Call arm = state.arm();
    return arm == null ? 0 : arm.period();
  }

  /** The first expiry whose function an event can be the call of; null if none. */
  static @Nullable Expiry owedFor(TimerState state, Event fire) {
    for (Expiry expiry : state.owed()) {
      Long argument = expiry.arm().argument();
      if (argument == null || fire.argument() == null || argument.equals(fire.argument())) {
        return expiry;
      }
    }
    return null;
  }
}
