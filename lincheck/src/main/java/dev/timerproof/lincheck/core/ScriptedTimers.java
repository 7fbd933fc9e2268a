package dev.timerproof.lincheck.core;

import dev.timerproof.lincheck.CallScript;
import dev.timerproof.runtime.core.CheckedTimers;
import dev.timerproof.runtime.core.HeapChecks;
import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerHost;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.core.TimerReaders;
import dev.timerproof.runtime.core.TimerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Runs a list of calls on the core by one thread, with absolute times. After each call it checks
 * the invariants of quiet processors, and that a reader without the lock sees every armed timer.
 * After a run it also checks that no timer is due any more and that readers see no work that does
 * not exist. Whenever the poller is woken, it checks that no timer is owned: another thread that
 * meets an owned timer would have to wait until the system call has ended.
 *
 * <p>The heaps have two children to a node, so that few timers make them deep. Not thread-safe.
 */
public final class ScriptedTimers implements CallScript, TimerHost {
  private static final int TIMERS = 16;
  private static final int PROCESSORS = 2;
  private static final int ARITY_SHIFT = 1;

  private final List<RuntimeTimer> timers = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>();

  /** A failure inside of a call, where the core would catch an exception. */
  private @Nullable String fault;

  /** Called by reflection, through the class loader that has the protocol under test. */
  public ScriptedTimers() {
    for (int k = 0; k < TIMERS; k++) {
      timers.add(new RuntimeTimer());
    }
    for (int k = 0; k < PROCESSORS; k++) {
      processors.add(new Processor(k, this, ARITY_SHIFT));
    }
  }

  @Override
  public @Nullable String run(List<String> calls) {
    for (int k = 0; k < calls.size(); k++) {
      String call = calls.get(k).strip();
      String its = faultOf(call.split(" +", -1));
      if (its != null) {
        return "call " + (k + 1) + " (" + call + "): " + its;
      }
    }
    return null;
  }

  private @Nullable String faultOf(String[] words) {
    try {
      String its = apply(words);
      its = its == null ? fault : its;
      its = its == null ? HeapChecks.faultWhenQuiet(processors, timers) : its;
      return its == null ? unseen() : its;
    } catch (IllegalStateException | AssertionError e) {
      return String.valueOf(e.getMessage());
    }
  }

  private @Nullable String apply(String[] words) {
    switch (words[0]) {
      case "mod" -> mod(words);
      case "del" -> TimerProtocol.deltimer(timers.get(number(words, 1)));
      case "clean" -> locked(words, TimerProtocol::cleantimers);
      case "clear" -> locked(words, TimerProtocol::clearDeletedTimers);
      case "adjust" -> locked(words, pp -> TimerProtocol.adjusttimers(pp, number(words, 2)));
      case "move" -> processor(words, 1).moveAllTo(processor(words, 2));
      case "check" -> {
        return check(processor(words, 1), number(words, 2));
      }
      default ->
          throw new IllegalArgumentException(
              "unknown call "
                  + words[0]
                  + ", expected mod, del, clean, clear, adjust, move, check");
    }
    return null;
  }

  /** Resets a timer. An edition may refuse the deadline or the period; then no timer is armed. */
  private void mod(String[] words) {
    try {
      TimerProtocol.modtimer(
          processor(words, 2),
          timers.get(number(words, 1)),
          number(words, 3),
          number(words, 4),
          (arg, seq) -> {},
          null,
          0);
    } catch (IllegalArgumentException refused) {
      // The call was refused; the checks that follow verify that nothing has changed.
    }
  }

  private interface Work {
    void on(Processor pp);
  }

  private void locked(String[] words, Work work) {
    Processor pp = processor(words, 1);
    pp.lock();
    work.on(pp);
    pp.unlock();
  }

  private @Nullable String check(Processor pp, int now) {
    TimerReaders.checkTimers(pp, true, now, new CheckedTimers());
    for (RuntimeTimer t : timers) {
      if (isArmed(t) && t.processor() == pp && t.deadline() <= now) {
        return name(t) + " is due at " + t.deadline() + " and did not fire";
      }
    }
    long wake = TimerReaders.nobarrierWakeTime(pp);
    return wake == 0 || wake > now
        ? null
        : "readers see work at " + wake + ", there is none before " + now;
  }

  /**
   * A sentence about an armed timer that a reader without the lock misses, or reads a later
   * deadline for; null if there is none.
   */
  private @Nullable String unseen() {
    for (RuntimeTimer t : timers) {
      Processor pp = t.processor();
      if (isArmed(t) && pp != null) {
        long wake = TimerReaders.nobarrierWakeTime(pp);
        if (wake == 0 || wake > t.deadline()) {
          return name(t) + " is due at " + t.deadline() + ", readers see " + wake;
        }
      }
    }
    return null;
  }

  private static boolean isArmed(RuntimeTimer t) {
    return switch (t.status()) {
      case TimerStatus.WAITING, TimerStatus.MODIFIED_EARLIER, TimerStatus.MODIFIED_LATER -> true;
      default -> false;
    };
  }

  private String name(RuntimeTimer t) {
    return String.format(Locale.ROOT, "timer %d", timers.indexOf(t));
  }

  private Processor processor(String[] words, int k) {
    return processors.get(number(words, k));
  }

  private static int number(String[] words, int k) {
    return Integer.parseInt(words[k]);
  }

  @Override
  public long nanotime() {
    return 1;
  }

  @Override
  public void wakeNetPoller(long when) {
    for (RuntimeTimer t : timers) {
      if (t.status() == TimerStatus.MODIFYING) {
        fault = "the poller is woken while " + name(t) + " is " + TimerStatus.name(t.status());
      }
    }
  }

  @Override
  public void callbackFailed(RuntimeTimer t, Throwable failure) {
    fault = name(t) + ": " + failure;
  }
}
