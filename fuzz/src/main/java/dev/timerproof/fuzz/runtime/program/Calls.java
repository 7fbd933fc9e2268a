package dev.timerproof.fuzz.runtime.program;

import static dev.timerproof.fuzz.runtime.program.RuntimeRun.isTrue;
import static dev.timerproof.fuzz.runtime.program.RuntimeRun.same;

import dev.timerproof.fuzz.runtime.RuntimeHistory;
import dev.timerproof.fuzz.runtime.RuntimeStep;
import dev.timerproof.runtime.PendingTimer;
import dev.timerproof.runtime.RawTimer;
import dev.timerproof.runtime.RuntimeCounters;
import dev.timerproof.runtime.Ticker;
import dev.timerproof.runtime.TimeChannel;
import dev.timerproof.runtime.Timer;
import dev.timerproof.runtime.TimerRuntime;
import dev.timerproof.runtime.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one history: each goes to the runtime and to the model, and whatever can be seen is
 * compared afterwards.
 */
final class Calls {
  private static final int MOST_RESETS = 6;

  /** With something periodic the clock moves no further at once: it stops at each deadline. */
  private static final long SHORT_WAY = 200;

  private final RuntimeModel model = new RuntimeModel();
  private final VirtualClock clock;
  private final TimerRuntime runtime;
  private final List<Slot> channels = new ArrayList<>();
  private final List<Arm> functions = new ArrayList<>();
  private final List<Arm> raws = new ArrayList<>();
  private final @Nullable Timer[] timers = new Timer[RuntimeHistory.TIMERS];
  private final @Nullable Ticker[] tickers = new Ticker[RuntimeHistory.TICKERS];
  private final List<RawTimer> rawTimers = new ArrayList<>();
  private final Tasks tasks;
  private @Nullable AssertionError broken;
  private int reported;
  private int resets;
  private int processors;
  private boolean shutdown;

  /** What a callback throws on purpose. */
  private static final class PlannedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  Calls(VirtualClock clock, int processors, UnaryOperator<TimerRuntime> wrapping) {
    this.clock = clock;
    this.processors = processors;
    runtime =
        wrapping.apply(
            TimerRuntime.builder()
                .clock(clock)
                .processors(processors)
                .errorHandler(this::reported)
                .build());
    for (int k = 0; k < RuntimeHistory.CHANNELS; k++) {
      channels.add(model.slot("timer " + k));
    }
    for (int k = RuntimeHistory.CHANNELS; k < RuntimeHistory.TIMERS; k++) {
      functions.add(model.arm("timer " + k));
    }
    for (int k = 0; k < RuntimeHistory.TICKERS; k++) {
      channels.add(model.slot("ticker " + k));
    }
    for (int k = 0; k < RuntimeHistory.RAWS; k++) {
      Arm arm = model.arm("raw timer " + k);
      raws.add(arm);
      rawTimers.add(runtime.newRawTimer((its, seq, deadline) -> raw(arm, seq, deadline), arm));
    }
    tasks = new Tasks(model, runtime.asScheduledExecutorService(), this::inCallback);
  }

  private void reported(Object source, Throwable failure) {
    reported++;
    if (failure instanceof AssertionError error) {
      broken = error;
    } else if (!(failure instanceof PlannedException)
        && !(failure instanceof RejectedExecutionException && shutdown)) {
      broken = new AssertionError("a callback has thrown " + failure, failure);
    }
  }

  /** Whatever goes wrong in a callback is kept, whoever else gets the exception. */
  private void inCallback(Runnable callback) {
    try {
      model.at(clock.nanos());
      callback.run();
    } catch (AssertionError e) {
      broken = e;
      throw e;
    }
  }

  // Callbacks.

  private void function(int number) {
    Arm arm = functions.get(number);
    inCallback(() -> model.called(arm, arm.owed > 0 ? 0 : arm.deadline));
    switch (number) {
      case 0 -> {
        model.fails();
        throw new PlannedException();
      }
      case 1 -> inCallback(() -> resetItself(arm));
      default ->
          inCallback(
              () -> {
                Timer first = timers[0];
                if (first != null) {
                  model.answeredMeanwhile(channels.get(0).arm, first.stop());
                }
              });
    }
  }

  private void resetItself(Arm arm) {
    Timer self = timers[RuntimeHistory.CHANNELS + 1];
    if (self == null || resets >= MOST_RESETS) {
      return;
    }
    resets++;
    if (shutdown) {
      refused(() -> self.reset(Duration.ofNanos(3)));
    } else {
      model.answered(arm, self.reset(Duration.ofNanos(3)));
      arm.set(model.in(3), 0);
      arm.lately = true;
    }
  }

  private void raw(Arm arm, long seq, long deadline) {
    inCallback(
        () -> {
          if (arm.owed == 0) {
            same("number of the arm that " + arm.name + " is told", arm.seq, seq);
          }
          model.called(arm, deadline);
        });
    if (arm == raws.get(1)) {
      inCallback(() -> resize(1 + processors % RuntimeHistory.PROCESSORS));
    } else if (arm == raws.get(2)) {
      inCallback(
          () -> {
            Timer other = timers[RuntimeHistory.CHANNELS];
            if (other != null) {
              model.answeredMeanwhile(functions.get(0), other.stop());
            }
            if (!shutdown) {
              model.answeredMeanwhile(raws.get(0), rawTimers.get(0).armAfter(2));
              raws.get(0).set(model.in(2), 0);
              raws.get(0).lately = true;
            }
          });
    }
  }

  // Calls.

  /** Runs one call; throws an {@link AssertionError} if something is not as the model has it. */
  void run(RuntimeStep step) {
    model.at(clock.nanos());
    long firedBefore = model.fired();
    OptionalLong fired = OptionalLong.empty();
    switch (step.kind()) {
      case RESET -> reset(step.number(0), step.arg(1));
      case STOP -> {
        Timer timer = timers[step.number(0)];
        if (timer != null) {
          model.answered(armOf(step.number(0)), timer.stop());
        }
      }
      case TICK -> tick(step.number(0), step.arg(1));
      case UNTICK -> {
        Ticker ticker = tickers[step.number(0)];
        if (ticker != null) {
          ticker.stop();
          ticks(step.number(0)).armed = false;
        }
      }
      case ARM, AT, EVERY -> arm(step);
      case DISARM -> model.answered(raws.get(step.number(0)), rawTimers.get(step.number(0)).stop());
      case TAKE -> take(step.number(0));
      case SCHEDULE, RATE, SPACED, EXECUTE -> tasks.begin(step);
      case CANCEL -> tasks.cancel(step.number(0));
      case END -> tasks.end(step.arg(0) == 1);
      case PROCESSORS -> {
        refusedArgument(() -> runtime.processors(0));
        resize(step.number(0));
      }
      case ADVANCE -> fired = OptionalLong.of(advance(step.arg(0)));
      case NEXT -> fired = OptionalLong.of(next());
      case SHUTDOWN -> shutDown(step.arg(0) == 1);
      case CLOSE -> {
        shutDown(true);
        // It would wait for ever for a runtime that is not.
        same("terminated by a shutdown", true, runtime.isTerminated());
        runtime.close();
      }
    }
    if (broken != null) {
      throw broken;
    }
    if (fired.isPresent()) {
      model.settled();
      same("how many have fired", model.fired() - firedBefore, fired.getAsLong());
    }
    compare();
  }

  private Arm armOf(int timer) {
    return timer < RuntimeHistory.CHANNELS
        ? channels.get(timer).arm
        : functions.get(timer - RuntimeHistory.CHANNELS);
  }

  private Arm ticks(int ticker) {
    return channels.get(RuntimeHistory.CHANNELS + ticker).arm;
  }

  private void reset(int number, long delay) {
    Timer timer = timers[number];
    Duration wait = Duration.ofNanos(delay);
    if (shutdown) {
      refused(() -> runtime.newTimer(wait));
      if (timer != null) {
        refused(() -> timer.reset(wait));
      }
      return;
    }
    if (timer == null) {
      timers[number] =
          number < RuntimeHistory.CHANNELS
              ? runtime.newTimer(wait)
              : runtime.afterFunc(wait, () -> function(number - RuntimeHistory.CHANNELS));
    } else {
      model.answered(armOf(number), timer.reset(wait));
    }
    armOf(number).set(model.in(delay), 0);
  }

  private void tick(int number, long period) {
    Ticker ticker = tickers[number];
    Duration every = Duration.ofNanos(period);
    refusedArgument(() -> runtime.newTicker(Duration.ZERO));
    if (ticker != null) {
      refusedArgument(() -> ticker.reset(Duration.ZERO));
    }
    if (shutdown) {
      refused(() -> runtime.newTicker(every));
      if (ticker != null) {
        refused(() -> ticker.reset(every));
      }
      return;
    }
    if (ticker == null) {
      tickers[number] = runtime.newTicker(every);
    } else {
      ticker.reset(every);
    }
    ticks(number).set(model.in(period), period);
  }

  private void arm(RuntimeStep step) {
    RawTimer timer = rawTimers.get(step.number(0));
    Arm arm = raws.get(step.number(0));
    refusedArgument(() -> timer.armPeriodic(step.arg(1), 0));
    if (shutdown) {
      refused(() -> timer.armAfter(step.arg(1)));
      refused(() -> timer.armAt(step.arg(1)));
      refused(() -> timer.armPeriodic(step.arg(1), 1));
      return;
    }
    switch (step.kind()) {
      case ARM -> {
        model.answered(arm, timer.armAfter(step.arg(1)));
        arm.set(model.in(step.arg(1)), 0);
      }
      case AT -> {
        model.answered(arm, timer.armAt(step.arg(1)));
        arm.set(Math.max(step.arg(1), 1), 0);
      }
      default -> {
        model.answered(arm, timer.armPeriodic(step.arg(1), step.arg(2)));
        arm.set(model.in(step.arg(1)), step.arg(2));
      }
    }
    same("number of the last arm of " + arm.name, arm.seq, timer.seq());
  }

  private void take(int number) {
    TimeChannel channel = channel(number);
    if (channel != null) {
      Slot slot = channels.get(number);
      Optional<Long> found =
          channel.poll().map(at -> Instant.EPOCH.until(at, ChronoUnit.NANOS) + 1);
      same("time of the value of " + slot.arm.name, slot.value, found);
      slot.value = Optional.empty();
    }
  }

  private @Nullable TimeChannel channel(int number) {
    if (number < RuntimeHistory.CHANNELS) {
      Timer timer = timers[number];
      return timer == null ? null : timer.channel();
    }
    Ticker ticker = tickers[number - RuntimeHistory.CHANNELS];
    return ticker == null ? null : ticker.channel();
  }

  private void resize(int count) {
    runtime.processors(count);
    processors = count;
  }

  private long advance(long time) {
    long way = model.anyPeriodic() ? Math.min(time, SHORT_WAY) : time;
    long target = Math.min(model.in(way), Long.MAX_VALUE - 1);
    long fired = clock.advance(Duration.ofNanos(target - clock.nanos()));
    same("time after an advance", target, clock.nanos());
    model.at(target);
    return fired;
  }

  private long next() {
    long expected = Math.max(clock.nanos(), model.next().orElse(clock.nanos()));
    long fired = clock.advanceToNext();
    same("time after the next deadline", expected, clock.nanos());
    model.at(expected);
    return fired;
  }

  private void shutDown(boolean now) {
    if (now) {
      int armed = model.armed().size();
      same("timers that a shutdown stops", armed, runtime.shutdownNow().size());
      stopped();
    } else {
      runtime.shutdown();
      shutdown = true;
      tasks.runtimeEnds(false);
      model.stopAll(arm -> (arm.period > 0 && !arm.spaced) || arm.deadline == RuntimeModel.NEVER);
    }
  }

  private void stopped() {
    shutdown = true;
    tasks.runtimeEnds(true);
    model.stopAll(arm -> true);
  }

  /** A call that arms something after a shutdown. */
  static void refused(Runnable call) {
    try {
      call.run();
    } catch (RejectedExecutionException e) {
      return;
    }
    throw new AssertionError("an arm after a shutdown was not refused");
  }

  static void refusedArgument(Runnable call) {
    try {
      call.run();
    } catch (IllegalArgumentException e) {
      return;
    }
    throw new AssertionError("a number of 0 was not refused");
  }

  // What can be seen.

  private void compare() {
    List<Arm> armed = model.armed();
    List<String> expected = armed.stream().map(arm -> shown(arm.deadline, period(arm))).toList();
    List<String> found =
        runtime.pending().stream()
            .map((PendingTimer its) -> shown(its.deadlineNanos(), its.periodNanos()))
            .toList();
    same(
        "timers that are armed",
        expected.stream().sorted().toList(),
        found.stream().sorted().toList());
    OptionalLong next = runtime.nextDeadline();
    if (armed.isEmpty()) {
      same("next deadline", OptionalLong.empty(), next);
    } else if (model.next().isPresent()) {
      long least = model.next().get();
      isTrue(
          "next deadline is " + least + ", found " + next,
          next.isPresent() && next.getAsLong() <= least);
    }
    RuntimeCounters counters = runtime.counters();
    same("counter of armed timers", (long) armed.size(), counters.pending());
    same("counter of firings", model.fired(), counters.fired());
    same("counter of failures", model.failed(), counters.failed());
    same("reported failures", model.failed(), (long) reported);
    same("processors", processors, runtime.processors());
    for (int k = 0; k < channels.size(); k++) {
      TimeChannel channel = channel(k);
      if (channel != null) {
        same(
            "values missed by " + channels.get(k).arm.name,
            channels.get(k).missed,
            channel.missed());
      }
    }
    same("shut down", shutdown, runtime.isShutdown());
    same("terminated", shutdown && armed.isEmpty(), runtime.isTerminated());
    tasks.compare(clock.nanos());
  }

  /** A task waits as a timer that fires once. */
  private long period(Arm arm) {
    return tasks.has(arm) ? 0 : arm.period;
  }

  private static String shown(long deadline, long period) {
    return "at " + deadline + (period == 0 ? "" : " each " + period);
  }
}
