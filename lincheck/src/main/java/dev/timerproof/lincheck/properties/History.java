package dev.timerproof.lincheck.properties;

import dev.timerproof.lincheck.SequentialTimers;
import dev.timerproof.lincheck.TimersUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Runs a history on timers and on the sequential model at the same time, and compares them after
 * each step: results, armed timers and their deadlines, wake-ups of the poller, firings and their
 * order, the answers of readers without the lock, and every invariant of a quiet processor.
 *
 * <p>Two timers have callbacks of their own: that of timer 0 sets it again a few times, that of
 * timer 1 throws.
 */
final class History {
  /** The timer whose callback sets it again. */
  private static final int SETS_ITSELF = 0;

  private static final int THROWS = 1;
  private static final long NEVER = Long.MAX_VALUE;

  private final TimersUnderTest timers;
  private final SequentialTimers model;
  private final boolean[] used;
  private final int processors;
  private final Set<Promise> promises;
  private long now = 1;
  private final AtomicInteger steps = new AtomicInteger();
  private int timesSet;
  private int runsOn = -1;
  private long lastFired;
  private long toldOf;

  History(TimersUnderTest timers, int timerCount, int processors, Set<Promise> promises) {
    this.timers = timers;
    this.model = new SequentialTimers(timerCount);
    this.used = new boolean[timerCount];
    this.processors = processors;
    this.promises = promises;
    timers.onFire(this::fired);
    timers.onWake(when -> toldOf = Math.min(toldOf, when));
  }

  /** How many steps were run so far. Any thread may call this. */
  int steps() {
    return steps.get();
  }

  /** Runs the steps; throws an {@link AssertionError} that names the first one that went wrong. */
  void run(List<HistoryStep> ops) {
    for (HistoryStep op : ops) {
      String found = found(op);
      try {
        apply(op);
        compare();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "step "
                + (steps() + 1)
                + " ("
                + op
                + ") at "
                + now
                + ": "
                + e.getMessage()
                + found
                + "; "
                + model,
            e);
      }
      steps.incrementAndGet();
    }
  }

  /** The statuses before a step: that of its timer, or those of all timers of its processor. */
  private String found(HistoryStep op) {
    Set<String> statuses = new TreeSet<>();
    String first = op.kind().names().get(0);
    for (int t = 0; t < used.length; t++) {
      if (first.equals("timer")
          ? t == op.number(0)
          : first.equals("processor") && timers.processorOf(t) == op.number(0)) {
        statuses.add(timers.status(t));
      }
    }
    return statuses.isEmpty() ? "" : "; found " + String.join(" ", statuses);
  }

  private void apply(HistoryStep op) {
    switch (op.kind()) {
      case ADD -> {
        if (!used[op.number(0)]) {
          refused(op, 0, 0, timers::add);
          refused(op, now, -1, timers::add);
          used[op.number(0)] = true;
          armed(
              op,
              () -> {
                timers.add(op.number(0), op.number(1), in(op.arg(2)), op.arg(3));
                model.start(op.number(0), in(op.arg(2)), op.arg(3));
              });
        }
      }
      case MOD -> {
        refused(op, 0, 0, timers::mod);
        refused(op, now, -1, timers::mod);
        used[op.number(0)] = true;
        armed(
            op,
            () ->
                same(
                    "answer",
                    model.reset(op.number(0), in(op.arg(2)), op.arg(3)),
                    timers.mod(op.number(0), op.number(1), in(op.arg(2)), op.arg(3))));
      }
      case DEL -> same("answer", model.stop(op.number(0)), timers.del(op.number(0)));
      case CHECK -> check(op.number(0), true);
      case STEAL -> check(op.number(0), false);
      case RUN -> runOne(op.number(0));
      case CLEAN -> timers.clean(op.number(0));
      case ADJUST -> timers.adjust(op.number(0), now);
      case CLEAR -> timers.clear(op.number(0));
      case MOVE -> {
        if (op.number(0) != op.number(1)) {
          timers.move(op.number(0), op.number(1));
        }
      }
      case ADVANCE -> now = Math.min(in(op.arg(0)), NEVER - 1);
    }
  }

  /** A call that arms a timer. */
  private interface Arming {
    void call(int timer, int processor, long when, long period);
  }

  /**
   * Checks that a call with invalid arguments throws. That it changes nothing is checked after the
   * step.
   */
  private void refused(HistoryStep op, long when, long period, Arming arming) {
    if (!promises.contains(Promise.ARGUMENTS_REFUSED)) {
      return;
    }
    try {
      arming.call(op.number(0), op.number(1), when, period);
    } catch (IllegalArgumentException e) {
      return;
    }
    throw new AssertionError("when " + when + ", period " + period + " was not refused");
  }

  /**
   * Runs a call that arms a timer and checks that the poller is woken if the deadline is earlier
   * than readers saw before.
   */
  private void armed(HistoryStep op, Runnable call) {
    long[] before = IntStream.range(0, processors).mapToLong(timers::wakeTime).toArray();
    toldOf = NEVER;
    call.run();
    long deadline = model.deadline(op.number(0));
    long known = before[timers.processorOf(op.number(0))];
    isTrue(
        "nobody was woken for " + deadline,
        toldOf <= deadline || (known != 0 && known <= deadline));
  }

  /** The time after a delay from now, at most {@link #NEVER}. */
  private long in(long delay) {
    return delay > NEVER - now ? NEVER : now + delay;
  }

  private void check(int processor, boolean own) {
    runsOn = processor;
    lastFired = 0;
    int before = timesSet;
    long next = timers.check(processor, own, now, new ArrayList<>());
    runsOn = -1;
    if (timesSet != before) {
      // A callback has set a timer after the scan: the poller was woken, and the next check runs
      // it.
      return;
    }
    isTrue("a timer is armed, and the check answers 0", next != 0 || !anyArmed(processor));
    boolean allFire = promises.contains(Promise.ALL_DUE_FIRE);
    for (int t = 0; allFire && t < used.length; t++) {
      if (timers.processorOf(t) == processor && model.isDue(t, now)) {
        throw new AssertionError("timer " + t + " is due and did not fire");
      }
    }
    long wake = timers.wakeTime(processor);
    isTrue(
        "due after a check: " + wake,
        wake == 0 || wake > now || !promises.contains(Promise.BOUNDS_END));
  }

  private void runOne(int processor) {
    runsOn = processor;
    lastFired = 0;
    long next = timers.runOne(processor, now, new ArrayList<>());
    runsOn = -1;
    isTrue("next deadline " + next, next == -1 || next == 0 || next > now);
    isTrue("a timer is armed, and the run answers -1", next != -1 || !anyArmed(processor));
  }

  private boolean anyArmed(int processor) {
    return IntStream.range(0, used.length)
        .anyMatch(t -> model.isArmed(t) && timers.processorOf(t) == processor);
  }

  /** The callback of every timer. */
  private void fired(int t) {
    isTrue("timer " + t + " fired out of a run", runsOn >= 0);
    isTrue("timer " + t + " fired, not due", model.isDue(t, now));
    isTrue(
        "timer " + t + " fired out of order",
        model.deadline(t) >= lastFired || !promises.contains(Promise.ALL_DUE_FIRE));
    lastFired = model.deadline(t);
    model.fire(t, now);
    if (t == SETS_ITSELF && timesSet < 3) {
      timesSet++;
      lastFired = 0;
      same(HistorySearch.CALLBACK_ANSWER, model.reset(t, now, 0), timers.mod(t, runsOn, now, 0));
    }
    if (t == THROWS) {
      throw new IllegalStateException("planned");
    }
  }

  private void compare() {
    String fault = timers.fault();
    if (fault != null) {
      throw new AssertionError(fault);
    }
    for (int t = 0; t < used.length; t++) {
      same("armed, timer " + t, model.isArmed(t), timers.isArmed(t));
      if (model.isArmed(t)) {
        same("deadline of timer " + t, model.deadline(t), timers.deadline(t));
        int processor = timers.processorOf(t);
        isTrue("processor " + processor, processor >= 0 && processor < processors);
        long wake = timers.wakeTime(processor);
        isTrue(
            "timer " + t + " is due at " + model.deadline(t) + ", readers see " + wake,
            wake != 0 && wake <= model.deadline(t));
      }
    }
  }

  private static void same(String what, Object expected, Object found) {
    isTrue(what + ": expected " + expected + ", found " + found, expected.equals(found));
  }

  private static void isTrue(String message, boolean condition) {
    if (!condition) {
      throw new AssertionError(message);
    }
  }
}
