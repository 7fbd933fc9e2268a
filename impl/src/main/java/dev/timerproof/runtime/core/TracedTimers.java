package dev.timerproof.runtime.core;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The timers of a recording, held by weak references: each has a number. Thread-safe. */
final class TracedTimers {
  /** A timer's number and its last change. */
  static final class Traced extends WeakReference<RuntimeTimer> {
    private final int hash;
    private long number;
    private int version;
    private int status = TimerStatus.INITIAL;

    Traced(RuntimeTimer t, @Nullable ReferenceQueue<RuntimeTimer> queue) {
      super(t, queue);
      this.hash = System.identityHashCode(t);
    }

    long number() {
      return number;
    }

    /** Notes a change of the timer; the changes of several threads may be noted in any order. */
    synchronized void changed(int version, int status) {
      if (version > this.version) {
        this.version = version;
        this.status = status;
      }
    }

    synchronized int version() {
      return version;
    }

    /** Whether it is in no heap. */
    synchronized boolean isIdle() {
      return status == TimerStatus.INITIAL || status == TimerStatus.REMOVED;
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      RuntimeTimer t = get();
      return this == other || (other instanceof Traced that && t != null && t == that.get());
    }
  }

  private final Map<Traced, Traced> all = new ConcurrentHashMap<>();
  private final ReferenceQueue<RuntimeTimer> gone = new ReferenceQueue<>();
  private long last;

  /** The record of a timer; a timer that has none gets one with the next number. */
  Traced of(RuntimeTimer t) {
    Traced known = all.get(new Traced(t, null));
    return known == null ? add(t) : known;
  }

  private synchronized Traced add(RuntimeTimer t) {
    Traced fresh = new Traced(t, gone);
    fresh.number = last + 1;
    Traced known = all.putIfAbsent(fresh, fresh);
    last += known == null ? 1 : 0;
    return known == null ? fresh : known;
  }

  /** Takes the record of a timer that was garbage collected; null if there is none. */
  @Nullable Traced forgotten() {
    Reference<?> reference = gone.poll();
    if (!(reference instanceof Traced traced)) {
      return null;
    }
    all.remove(traced);
    return traced;
  }
}
