package dev.timerproof.conformance.history.check;

import dev.timerproof.conformance.history.check.Violation.Kind;
import dev.timerproof.conformance.history.contract.Answers;
import dev.timerproof.conformance.history.contract.Contract.Values;
import dev.timerproof.conformance.history.reading.Call;
import dev.timerproof.conformance.history.reading.Event;
import dev.timerproof.conformance.history.reading.Operation;
import dev.timerproof.conformance.history.reading.TimeText;
import dev.timerproof.conformance.history.reading.TimerHistory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with an event, and shows what led to it. What came before the last moment at
 * which no call was open and the timer's state was certain does not matter, and is left out.
 */
final class Story {
  private final TimerHistory timer;
  private final SequentialTimer sequential;
  private final Search search;
  private TimerState certain = TimerState.NEW;
  private int certainUntil;
  private final Set<Call> others = new HashSet<>();

  Story(TimerHistory timer, SequentialTimer sequential, Search search) {
    this.timer = timer;
    this.sequential = sequential;
    this.search = search;
  }

  /** An event was accepted. */
  void passed(int index) {
    if (!search.anyOpen() && search.ways().size() == 1) {
      certain = search.ways().get(0).state();
      certainUntil = index + 1;
    }
  }

  String duration(long nanos) {
    return TimeText.duration(nanos);
  }

  /** Why the event with this index cannot have happened. */
  Violation of(int index) throws TooManyOrdersException {
    Event event = timer.events().get(index);
    List<Configuration> ways = search.all(event.kind(), event.at(), event.line());
    Call call = event.call();
    return call == null ? ofFire(index, event, ways) : ofReturn(index, event, call, ways);
  }

  /** A violation with a given sentence. */
  Violation of(Kind kind, int index, String why, String legal) {
    Event event = timer.events().get(index);
    return new Violation(
        kind, timer.timer(), event.line(), event.at(), why, legal, lanes().until(index));
  }

  /** A violation that is that nothing came. */
  Violation atEnd(Kind kind, long line, long at, String why, String legal) {
    return new Violation(
        kind, timer.timer(), line, at, why, legal, lanes().until(timer.events().size() - 1));
  }

  private Lanes lanes() {
    return new Lanes(timer.events(), certain, certainUntil, others);
  }

  private TimeText times() {
    return lanes().times();
  }

  private Violation ofFire(int index, Event fire, List<Configuration> ways) {
    List<TimerState> states = ways.stream().map(Configuration::state).toList();
    for (TimerState state : states) {
      boolean could = !state.owed().isEmpty() || sequential.isDue(state, fire.at());
      Call arm = state.arm();
      if (could && arm != null) {
        if (!sequential.mayRun(state)) {
          return of(
              Kind.OVERLAP,
              index,
              "the function is called while an earlier call of it has not returned",
              "a call of it after that");
        }
        return of(
            Kind.WRONG_ARGUMENT,
            index,
            "the function is called with "
                + fire.argument()
                + ", but the arm of line "
                + arm.line()
                + " asked for "
                + arm.argument(),
            "a call of it with " + arm.argument());
      }
    }
    TimerState state = states.get(0);
    for (TimerState other : states) {
      if (other.armed()) {
        state = other;
      }
    }
    Call arm = state.arm();
    if (arm == null) {
      return of(Kind.EXTRA_FIRE, index, "the timer was not started yet", "a call of start");
    }
    if (state.armed() && state.due() < TimerState.LATER) {
      return of(
          Kind.EARLY,
          index,
          early(state, arm, fire.at()),
          "a call of its function from "
              + times().at(state.due() - sequential.contract().early())
              + " on");
    }
    if (state.armed()) {
      return of(
          Kind.EARLY,
          index,
          "the next tick is due " + sequential.ticks(arm) + ", and the last one is still going on",
          "a call of its function " + duration(arm.period()) + " after that");
    }
    TimerState.Since since = state.since();
    Call stop = since == null ? null : since.call();
    if (stop != null) {
      return of(
          Kind.FIRE_AFTER_STOP,
          index,
          afterStop(stop),
          "no call of its function until the next reset");
    }
    return of(
        Kind.EXTRA_FIRE, index, extra(arm, since), "no call of its function until the next reset");
  }

  private String early(TimerState state, Call arm, long at) {
    String by = duration(state.due() - at);
    String asked = "line " + arm.line() + " asks for " + arm.asked(times());
    if (arm.period() == 0) {
      return "it fires "
          + by
          + " before its deadline: "
          + asked
          + ", so it is due at "
          + times().at(state.due())
          + " at the earliest";
    }
    return "it fires "
        + by
        + " before its time: "
        + asked
        + " and a period of "
        + duration(arm.period())
        + " ("
        + sequential.ticks(arm)
        + "), so the next tick is due at "
        + times().at(state.due())
        + " at the earliest";
  }

  private String afterStop(Call stop) {
    Boolean answer = stop.answer();
    String did = stop.operation() + " in line " + stop.line();
    return answer != null && answer
        ? did + " answered true, so it kept the timer from firing, and its function is called"
        : did + " has disarmed the timer, and its function is called";
  }

  private static String extra(Call arm, TimerState.@Nullable Since since) {
    Event fire = since == null ? null : since.fire();
    return "the function is called once more: the arm of line "
        + arm.line()
        + (fire == null ? " has had its firing" : " has had its firing in line " + fire.line());
  }

  private Violation ofReturn(int index, Event event, Call call, List<Configuration> ways) {
    TimerState state = ways.get(0).state();
    if (state.arm() == null && call.operation() != Operation.START) {
      return of(
          Kind.WRONG_ANSWER,
          index,
          call.operation() + " returns before the timer is started",
          "a call of start before it");
    }
    if (call.operation() == Operation.RECEIVE) {
      return ofReceive(index, call, state);
    }
    boolean answer = Boolean.TRUE.equals(call.answer());
    String why =
        call.operation() + " answered " + answer + ", but " + facts(state, answer, event.at());
    return of(Kind.WRONG_ANSWER, index, why, call.operation() + " -> " + !answer);
  }

  private String facts(TimerState state, boolean answer, long at) {
    Call arm = state.arm();
    if (arm == null) {
      return "the timer was not started yet";
    }
    if (!answer) {
      return state.armed()
          ? "the timer is armed by line "
              + arm.line()
              + " and is due at "
              + times().at(state.due())
              + " at the earliest"
              + (state.due() > at
                  ? ", so it cannot have fired by " + times().at(at)
                  : timer.channel()
                      ? ", and nobody received its value"
                      : ", and its function was not called before")
          : "the value that it has sent was not received";
    }
    TimerState.Since since = state.since();
    Call by = since == null ? null : since.call();
    if (by != null) {
      return by.operation() + " in line " + by.line() + " had disarmed the timer";
    }
    Event fire = since == null ? null : since.fire();
    if (fire != null) {
      return "the timer had fired: its function was called in line " + fire.line();
    }
    return "the timer of line " + arm.line() + " had fired";
  }

  private Violation ofReceive(int index, Call call, TimerState state) {
    Call arm = state.arm();
    Long sent = call.value();
    String value = sent == null ? "a value" : "a value that was sent at " + times().at(sent);
    TimerState.Since since = state.since();
    Call by = since == null ? null : since.call();
    String none = "receive without a value, or one that waits";
    if (by != null) {
      return of(
          Kind.STALE_VALUE,
          index,
          "receive took "
              + value
              + " after "
              + by.operation()
              + " in line "
              + by.line()
              + " had returned"
              + (isWithdrawn(by) ? ", which takes such values back" : ""),
          none);
    }
    Expiry held = state.value();
    if (held != null) {
      return of(
          Kind.EARLY,
          index,
          "receive took "
              + value
              + ", but the timer was due at "
              + times().at(held.due())
              + " at the earliest",
          "receive with a value of then or later");
    }
    if (state.armed() && arm != null && arm.operation() == Operation.RESET) {
      return of(
          Kind.STALE_VALUE,
          index,
          "receive took "
              + value
              + ", but reset in line "
              + arm.line()
              + " has armed the timer for "
              + times().at(state.due())
              + " at the earliest, and values from before are not received",
          none);
    }
    if (state.armed()) {
      return of(
          Kind.EARLY,
          index,
          "receive took "
              + value
              + ", but the timer is due at "
              + times().at(state.due())
              + " at the earliest",
          none);
    }
    return of(
        Kind.EXTRA_FIRE, index, "receive took " + value + " though the timer sent no more", none);
  }

  private boolean isWithdrawn(Call by) {
    return by.returned()
        && sequential.contract().values() == Values.WITHDRAWN
        && sequential.contract().stop() != Answers.ABSENT;
  }

  /** That a timer is long overdue at the end. */
  Violation lost(TimerState state, long end) {
    Call arm = state.arm();
    if (!state.owed().isEmpty()) {
      Expiry expiry = state.owed().get(0);
      others.add(expiry.arm());
      String told = told(expiry.arm());
      return atEnd(
          Kind.LOST_FIRE,
          expiry.arm().line(),
          end,
          "the arm of line "
              + expiry.arm().line()
              + " has expired, as "
              + told
              + (timer.channel() ? ", and its value was" : ", and its function was")
              + (timer.channel() ? " not received by the end at " : " not called by the end at ")
              + times().at(end),
          timer.channel() ? "a value for the receive that waits" : "a call of its function");
    }
    return atEnd(
        Kind.LOST_FIRE,
        arm == null ? 1 : arm.line(),
        end,
        "the timer was due at "
            + times().at(state.latest())
            + " at the latest and has not fired by"
            + " the end at "
            + times().at(end),
        timer.channel() ? "a value for the receive that waits" : "a call of its function");
  }

  /** Who shows that an arm had expired. */
  private String told(Call arm) {
    for (Event event : timer.events()) {
      Call call = event.call();
      if (call != null
          && event.kind() == Event.Kind.RETURN
          && call != arm
          && event.at() >= arm.at()
          && Boolean.FALSE.equals(call.answer())) {
        others.add(call);
        return call.operation() + " in line " + call.line() + " answered false";
      }
    }
    return "later calls show";
  }
}
