package dev.timerproof.runtime.core;

import java.lang.ref.Reference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records the changes of status words as a trace, format version 1. Used only when {@link
 * Tracing#ON}.
 *
 * <p>The word keeps the status in its low bits and counts its changes in the others, up to 2^28 of
 * them. A CAS compares the status alone and tries again when only the count has moved, so that the
 * protocol meets the same ABA cases as without tracing. The operation is the method of {@link
 * TimerProtocol} that is found on the stack.
 *
 * <p>After a timer was garbage collected, the trace says so with a "retire" line, at the next time
 * that a new timer is recorded. Reads of the status that change nothing are not recorded.
 * Thread-safe.
 */
public final class TraceRecorder {
  private static final int ONE_CHANGE = Tracing.STATUS_BITS + 1;
  private static final int SHIFT = Integer.numberOfTrailingZeros(ONE_CHANGE);
  private static final String PROTOCOL = TimerProtocol.class.getName();
  private static final StackWalker STACK = StackWalker.getInstance();

  private static final TracedTimers TIMERS = new TracedTimers();

  /**
   * The version of each thread's last change: when the thread fires a timer, the version of that
   * timer.
   */
  private static final ThreadLocal<Integer> LAST_VERSION = new ThreadLocal<>();

  private static final TraceFile FILE = TraceFile.open();
  private static volatile @Nullable TimerHost clock;

  private TraceRecorder() {}

  /** Takes the time from this host from now on. */
  static void clock(TimerHost host) {
    clock = host;
  }

  /** As {@link RuntimeTimer#cas}. */
  static boolean cas(RuntimeTimer t, int expected, int status) {
    String fields = TimerStatus.isOwned(expected) ? fields(t) : null;
    int word;
    do {
      word = t.word();
      if ((word & Tracing.STATUS_BITS) != expected) {
        return false;
      }
    } while (!t.casWord(word, next(word, status)));
    changed(t, "cas", word, status, fields);
    return true;
  }

  /** As {@link RuntimeTimer#store}. */
  static void store(RuntimeTimer t, int status) {
    int word;
    String fields;
    do {
      word = t.word();
      fields = TimerStatus.isOwned(word & Tracing.STATUS_BITS) ? fields(t) : null;
    } while (!t.casWord(word, next(word, status)));
    changed(t, "store", word, status, fields);
  }

  private static int next(int word, int status) {
    return ((word & ~Tracing.STATUS_BITS) + ONE_CHANGE) | status;
  }

  /** The fields may be read only while the timer is owned: before the change, or after it. */
  private static void changed(
      RuntimeTimer t, String kind, int before, int status, @Nullable String fieldsBefore) {
    String fields = fieldsBefore == null ? fields(t) : fieldsBefore;
    int version = next(before, status) >>> SHIFT;
    LAST_VERSION.set(version);
    TracedTimers.Traced traced = TIMERS.of(t);
    traced.changed(version, status);
    if (version == 1) {
      retire();
    }
    try {
      FILE.write(
          begin(traced, version)
              .append(",\"op\":\"")
              .append(operation())
              .append("\",\"kind\":\"")
              .append(kind)
              .append("\",\"from\":\"")
              .append(TimerStatus.name(before & Tracing.STATUS_BITS))
              .append("\",\"to\":\"")
              .append(TimerStatus.name(status))
              .append("\",\"ns\":")
              .append(now())
              .append(",\"p\":")
              .append(processor())
              .append(fields)
              .append('}'));
    } finally {
      // Without the fence the timer could be collected, and its retirement recorded, before this
      // line.
      Reference.reachabilityFence(t);
    }
  }

  /** The calling thread is about to call the function of the timer that it has just committed. */
  static void fire(RuntimeTimer t) {
    try {
      FILE.write(begin(TIMERS.of(t), LAST_VERSION.get()).append(",\"kind\":\"fire\"}"));
    } finally {
      Reference.reachabilityFence(t);
    }
  }

  /**
   * Records the retirement of timers that were collected, unless they were in a heap that was
   * collected with them.
   */
  private static void retire() {
    for (TracedTimers.Traced t = TIMERS.forgotten(); t != null; t = TIMERS.forgotten()) {
      if (t.isIdle()) {
        FILE.write(begin(t, t.version() + 1).append(",\"kind\":\"retire\"}"));
      }
    }
  }

  /** Records the counters of a processor; the caller makes sure that no operation is under way. */
  public static void quiet(Processor pp) {
    FILE.write(
        "{\"kind\":\"quiet\",\"p\":"
            + pp.id()
            + ",\"num\":"
            + pp.numTimers()
            + ",\"del\":"
            + pp.deletedTimers()
            + "}");
  }

  /** Writes what was recorded so far and ends the recording. */
  public static void close() {
    FILE.close();
  }

  private static StringBuilder begin(TracedTimers.Traced t, int version) {
    return new StringBuilder(200)
        .append("{\"t\":")
        .append(t.number())
        .append(",\"ver\":")
        .append(version)
        .append(",\"m\":")
        .append(Thread.currentThread().getId());
  }

  private static String fields(RuntimeTimer t) {
    Processor pp = t.pp;
    return ",\"hp\":"
        + (pp == null ? -1 : pp.id())
        + ",\"when\":"
        + t.when
        + ",\"nextwhen\":"
        + t.nextwhen
        + ",\"period\":"
        + t.period;
  }

  private static String operation() {
    Optional<String> method =
        STACK.walk(
            frames ->
                frames
                    .filter(f -> f.getClassName().equals(PROTOCOL))
                    .map(StackWalker.StackFrame::getMethodName)
                    .findFirst());
    return method.orElseThrow(
        () ->
            new IllegalStateException(
                "a status word was changed outside of the operations of TimerProtocol"));
  }

  private static long now() {
    TimerHost host = clock;
    return host == null ? 0 : host.nanotime();
  }

  private static int processor() {
    TimerHost host = clock;
    return host == null ? -1 : host.processorOfThread();
  }
}
