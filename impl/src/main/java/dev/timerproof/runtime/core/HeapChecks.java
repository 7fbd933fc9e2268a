package dev.timerproof.runtime.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The invariants of timers and processors, as checks. Each check returns the first fault, or null.
 */
public final class HeapChecks {
  private static final boolean COUNTS_MODIFIED = TimerParameters.EARLIEST.equals("adjustTimers");

  private HeapChecks() {}

  /** The invariants at each release of the lock; takes constant time. Needs the lock. */
  static @Nullable String faultOfBounds(Processor pp) {
    TimerHeap heap = pp.heap();
    long root = heap.size() == 0 ? 0 : heap.whenAt(0);
    long published = pp.timer0When();
    if ((published == 0) != (root == 0) || published > root) {
      return pp + ": timer0When is " + published + ", the root is due at " + root;
    }
    if (pp.numTimers() != heap.size()) {
      return pp + ": numTimers is " + pp.numTimers() + ", the heap has " + heap.size();
    }
    return null;
  }

  /** Heap order, and each slot's deadline and processor; takes linear time. Needs the lock. */
  static @Nullable String verifyTimerHeap(Processor pp) {
    TimerHeap heap = pp.heap();
    for (int i = 0; i < heap.size(); i++) {
      RuntimeTimer t = heap.at(i);
      int parent = heap.parent(i);
      if (i > 0 && heap.whenAt(parent) > heap.whenAt(i)) {
        return pp + ": slot " + i + " is due before its parent " + parent;
      }
      if (t.when != heap.whenAt(i)) {
        return pp + ": slot " + i + " is sorted by " + heap.whenAt(i) + ", due at " + t.when;
      }
      if (t.pp != pp) {
        return pp + ": slot " + i + " holds a timer of " + t.pp;
      }
    }
    return null;
  }

  /** The invariants of a processor at all times. Takes the lock and linear time. */
  public static @Nullable String fault(Processor pp) {
    pp.lock();
    try {
      String fault = faultOfBounds(pp);
      return fault == null ? verifyTimerHeap(pp) : fault;
    } finally {
      pp.unlock();
    }
  }

  /**
   * The invariants that hold while no thread is in any operation: the heaps, the counters, the
   * bounds, and that every timer is where its status says. Takes linear time.
   *
   * @param processors all processors
   * @param timers all timers that were ever used on them
   * @return a sentence, or null if nothing is wrong
   */
  public static @Nullable String faultWhenQuiet(
      List<Processor> processors, List<RuntimeTimer> timers) {
    int inHeaps = 0;
    for (Processor pp : processors) {
      String fault = faultOfBounds(pp);
      fault = fault == null ? verifyTimerHeap(pp) : fault;
      fault = fault == null ? faultOfSlots(pp) : fault;
      if (fault != null) {
        return fault;
      }
      inHeaps += pp.heap().size();
    }
    for (RuntimeTimer t : timers) {
      boolean out = t.status() == TimerStatus.NO_STATUS || t.status() == TimerStatus.REMOVED;
      if (out != (t.pp == null)) {
        return t + " is " + TimerStatus.name(t.status()) + ", but on processor " + t.pp;
      }
      inHeaps -= out ? 0 : 1;
    }
    return inHeaps == 0 ? null : inHeaps + " more timers are in heaps than their statuses say";
  }

  /** Compares the statuses of a heap's timers with the counters and bounds of the processor. */
  private static @Nullable String faultOfSlots(Processor pp) {
    int deleted = 0;
    int earlier = 0;
    long earliest = 0;
    for (int i = 0; i < pp.heap().size(); i++) {
      RuntimeTimer t = pp.heap().at(i);
      switch (t.status()) {
        case TimerStatus.WAITING -> {}
        case TimerStatus.DELETED -> deleted++;
        case TimerStatus.MODIFIED_LATER -> {
          if (t.nextwhen < t.when) {
            return pp + ": slot " + i + " was modified from " + t.when + " to " + t.nextwhen;
          }
        }
        case TimerStatus.MODIFIED_EARLIER -> {
          earlier++;
          earliest = TimerReaders.earlier(earliest, t.nextwhen);
        }
        default -> {
          return pp + ": slot " + i + " is " + TimerStatus.name(t.status());
        }
      }
    }
    if (pp.deletedTimers() != deleted) {
      return pp + ": deletedTimers is " + pp.deletedTimers() + ", there are " + deleted;
    }
    if (COUNTS_MODIFIED) {
      return pp.adjustTimers() == earlier
          ? null
          : pp + ": adjustTimers is " + pp.adjustTimers() + ", there are " + earlier;
    }
    long bound = pp.timerModifiedEarliest();
    return earliest == 0 || (bound != 0 && bound <= earliest)
        ? null
        : pp + ": timerModifiedEarliest is " + bound + ", a timer is due at " + earliest;
  }
}
