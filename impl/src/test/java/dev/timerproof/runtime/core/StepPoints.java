package dev.timerproof.runtime.core;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a protocol that was generated with a call of {@link #at} before each step, on one thread:
 * each operation on a timer of each status. It either measures the bytes that each step allocates,
 * or makes one of the steps throw. Instantiated in the class loader of the generated protocol.
 */
public final class StepPoints implements Function<String, Map<String, Long>> {
  /** The error that a step is made to throw. */
  static final class Planned extends Error {
    private static final long serialVersionUID = 1;

    Planned() {
      super("planned", null, false, false);
    }
  }

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final String[] STATUSES = {
    "NoStatus", "Waiting", "Periodic", "ModifiedEarlier", "ModifiedLater", "Deleted", "Removed"
  };
  private static final String[] OPERATIONS = {
    "add", "del", "earlier", "later", "clean", "adjust", "run", "notdue", "clear", "move"
  };

  private static final String[] names = new String[1_000];
  private static final long[] allocated = new long[1_000];
  private static int points;
  private static @Nullable String current;
  private static @Nullable String failing;
  private static long before;

  private final FakeHost host = new FakeHost();
  private final CheckedTimers result = new CheckedTimers();
  private Processor pp = new Processor(0, host);
  private Processor heir = new Processor(1, host);
  private RuntimeTimer last = new RuntimeTimer();
  private int fired;

  /** Called by the generated protocol. */
  public static void at(String what, String step) {
    long now = THREADS.getCurrentThreadAllocatedBytes();
    if (current != null) {
      names[points] = current;
      allocated[points] = now - before;
      points++;
    }
    current = step.equals("end") ? null : what + " " + step;
    if (current != null && current.equals(failing)) {
      failing = null;
      current = null;
      throw new Planned();
    }
    before = THREADS.getCurrentThreadAllocatedBytes();
  }

  /**
   * Runs everything.
   *
   * @param fault the step that throws, each time that it is reached; or empty, to measure
   * @return the bytes that each step allocates; or how often the step has thrown, by the outcome
   */
  @Override
  public Map<String, Long> apply(String fault) {
    if (!fault.isEmpty()) {
      return all(fault);
    }
    // Now and then the JVM itself allocates memory, for instance to load a class, so the least of
    // several runs counts.
    Map<String, Long> least = all("");
    for (int k = 0; k < 5; k++) {
      all("").forEach((step, bytes) -> least.merge(step, bytes, Math::min));
    }
    return least;
  }

  private Map<String, Long> all(String fault) {
    Map<String, Long> seen = new TreeMap<>();
    for (String status : STATUSES) {
      for (String operation : OPERATIONS) {
        if (!isTried(status, operation)) {
          continue;
        }
        points = 0;
        RuntimeTimer t = prepared(status);
        int armed = pp.armedTimers();
        failing = fault.isEmpty() ? null : fault;
        try {
          operate(operation, t);
        } catch (Planned planned) {
          seen.merge("thrown", 1L, Long::sum);
        }
        boolean met = !fault.isEmpty() && failing == null;
        failing = null;
        current = null;
        for (int i = 0; i < points; i++) {
          seen.merge(String.valueOf(names[i]), allocated[i], Long::sum);
        }
        if (met) {
          seen.merge("met", 1L, Long::sum);
        }
        check(status + " " + operation, armed);
        current = null;
      }
    }
    return seen;
  }

  /**
   * Whether an operation is run on a timer of a status: {@code add} only on new timers, the others
   * only on timers that were armed, except {@code later}, which is run on both.
   */
  private static boolean isTried(String status, String operation) {
    boolean fresh = status.equals("NoStatus");
    return operation.equals("add") ? fresh : !fresh || operation.equals("later");
  }

  private RuntimeTimer timer(long when, long period) {
    return host.add(pp, when, period, () -> fired++);
  }

  /** A timer of the status, first in a heap with others. */
  private RuntimeTimer prepared(String status) {
    pp = new Processor(0, host);
    heir = new Processor(1, host);
    fired = 0;
    timer(150, 0);
    last = timer(200, 0);
    if (status.equals("NoStatus")) {
      return new RuntimeTimer();
    }
    RuntimeTimer t = timer(100, status.equals("Periodic") ? 500 : 0);
    switch (status) {
      case "ModifiedEarlier" -> host.reset(pp, t, 50);
      case "ModifiedLater" -> host.reset(pp, t, 120);
      case "Deleted" -> TimerProtocol.deltimer(t);
      case "Removed" -> {
        TimerProtocol.deltimer(t);
        locked(() -> TimerProtocol.cleantimers(pp));
      }
      default -> {}
    }
    return t;
  }

  private void locked(Runnable operation) {
    pp.lock();
    try {
      operation.run();
    } finally {
      pp.unlockAfterFault();
    }
  }

  private void operate(String operation, RuntimeTimer t) {
    switch (operation) {
      case "add" -> TimerProtocol.addtimer(pp, t, 100, 0, (arg, seq) -> fired++, null, 1);
      case "del" -> TimerProtocol.deltimer(t);
      case "earlier", "later" ->
          TimerProtocol.modtimer(
              pp, t, operation.equals("later") ? 300 : 10, 0, (arg, seq) -> fired++, null, 2);
      case "clean" -> locked(() -> TimerProtocol.cleantimers(pp));
      case "adjust" -> {
        host.reset(pp, last, 20);
        locked(() -> TimerProtocol.adjusttimers(pp, 1_000));
      }
      case "run" -> locked(() -> TimerProtocol.runtimer(pp, 130));
      case "notdue" -> locked(() -> TimerProtocol.runtimer(pp, 1));
      case "clear" -> locked(() -> TimerProtocol.clearDeletedTimers(pp));
      case "move" -> pp.moveAllTo(heir);
      default -> throw new AssertionError(operation);
    }
  }

  /** Checks that no lock is held, the invariants hold, and all other timers fire. */
  private void check(String what, int armed) {
    for (Processor p : new Processor[] {pp, heir}) {
      p.lock();
      p.unlock();
      String fault = HeapChecks.fault(p);
      if (fault != null) {
        throw new AssertionError(what + ": " + fault);
      }
    }
    int left = pp.armedTimers() + heir.armedTimers();
    int others = Math.min(armed, 2);
    int before = fired;
    for (Processor p : new Processor[] {pp, heir}) {
      TimerReaders.checkTimers(p, true, 1_000, result);
    }
    if (fired - before != left || left + before < others) {
      throw new AssertionError(what + ": " + left + " armed, " + (fired - before) + " fired");
    }
  }
}
