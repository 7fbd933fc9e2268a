package dev.timerproof.runtime;

import org.jspecify.annotations.Nullable;

/** What must hold of a processor. Each check returns the first fault it finds, or null. */
final class HeapChecks {
  private HeapChecks() {}

  /** What holds whenever the lock is released; takes constant time. Needs the lock. */
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
}
