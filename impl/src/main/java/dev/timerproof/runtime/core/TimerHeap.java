package dev.timerproof.runtime.core;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A heap of timers, the earliest deadline at slot 0. Deadlines stand in an array of their own, so
 * that sifting touches no timer: while a timer is in the heap, its slot keeps the deadline that it
 * was put in with, whatever happens to {@link RuntimeTimer#when}.
 *
 * <p>A node has four children: the heap is half as deep as with two, so that a timer that is put in
 * moves up half as often, and the deadlines of four children lie side by side in memory, in one
 * cache line or two. Taking the root out compares more deadlines on each level, all of them loaded
 * already.
 *
 * <p>A slot takes 12 bytes, 8 for the deadline and 4 for the reference (with compressed pointers);
 * the arrays grow by half, so up to a third of them is free. A million timers take 12 to 18 MB
 * here, besides the timers themselves, and are 10 levels deep. Putting in and taking out looks at
 * 10 nodes at most; whoever looks at all slots, because some timer was moved forward or many were
 * stopped, reads the status of a million objects.
 *
 * <p>Not thread-safe: a {@link Processor} calls it under its lock.
 */
class TimerHeap {
  /** The logarithm of the number of children that production heaps give to a node. */
  static final int ARITY_SHIFT = 2;

  private static final int FIRST_CAPACITY = 4;

  private final int shift;
  private @Nullable RuntimeTimer[] timers = new RuntimeTimer[FIRST_CAPACITY];
  private long[] whens = new long[FIRST_CAPACITY];
  private int size;
  private final Held held = new Held();

  /**
   * An empty heap.
   *
   * @param shift each node has {@code 1 << shift} children, from 1 on
   */
  TimerHeap(int shift) {
    if (shift < 1 || shift > 8) {
      throw new IllegalArgumentException("shift is " + shift + ", expected 1 to 8");
    }
    this.shift = shift;
  }

  int size() {
    return size;
  }

  /** How many timers may be put in before memory is needed for more. */
  int room() {
    return timers.length - size;
  }

  /**
   * Makes room for timers that will be put in.
   *
   * @throws OutOfMemoryError if there is no memory; nothing has changed then
   */
  void makeRoom(int wanted) {
    while (room() < wanted) {
      grow();
    }
  }

  RuntimeTimer at(int i) {
    RuntimeTimer t = timers[i];
    assert t != null : "slot " + i + " of " + size + " is empty";
    return t;
  }

  /** The deadline that slot {@code i} is sorted by. */
  long whenAt(int i) {
    assert i < size : i;
    return whens[i];
  }

  int arity() {
    return 1 << shift;
  }

  int parent(int i) {
    return (i - 1) >> shift;
  }

  /** Puts a timer in; returns the slot where it ends up. */
  int add(RuntimeTimer t) {
    if (size == timers.length) {
      grow();
    }
    int i = size++;
    timers[i] = t;
    whens[i] = t.when;
    return siftup(i);
  }

  /** Takes slot {@code i} out; returns the smallest slot whose timer is another one now. */
  int remove(int i) {
    int last = --size;
    RuntimeTimer moved = at(last);
    long when = whens[last];
    timers[last] = null;
    if (i == last) {
      return i;
    }
    timers[i] = moved;
    whens[i] = when;
    // The last slot need not lie below i: it may have to go up as well as down.
    int smallestChanged = siftup(i);
    siftdown(i);
    return smallestChanged;
  }

  /** The root's timer has a new deadline, not earlier than before. */
  void siftRoot() {
    whens[0] = at(0).when;
    siftdown(0);
  }

  /**
   * Writes a surviving timer at slot {@code to} of the part that a compaction has finished, and
   * sifts it up in that part.
   */
  void place(RuntimeTimer t, int to) {
    if (timers[to] != t) {
      timers[to] = t;
    }
    whens[to] = t.when;
    siftup(to);
  }

  /** Ends a compaction: the first {@code to} slots are the heap. */
  void truncate(int to) {
    Arrays.fill(timers, to, size, null);
    size = to;
  }

  /** The timers in the order of their slots. */
  List<RuntimeTimer> list() {
    RuntimeTimer[] all = new RuntimeTimer[size];
    for (int i = 0; i < size; i++) {
      all[i] = at(i);
    }
    return Arrays.asList(all);
  }

  /**
   * An empty list for timers that are taken out of this heap and put in again: it takes no memory,
   * because it has the slots that they leave. At most as many timers may be added as were taken out
   * since, and only in that order; each is asked for once, from the first on, and put in at once.
   */
  List<RuntimeTimer> held() {
    held.clear();
    return held;
  }

  private int siftup(int i) {
    RuntimeTimer t = at(i);
    long when = whens[i];
    int hole = i;
    while (hole > 0) {
      int parent = parent(hole);
      if (when >= whens[parent]) {
        break;
      }
      timers[hole] = timers[parent];
      whens[hole] = whens[parent];
      hole = parent;
    }
    if (hole != i) {
      timers[hole] = t;
      whens[hole] = when;
    }
    return hole;
  }

  private void siftdown(int i) {
    RuntimeTimer t = at(i);
    long when = whens[i];
    int hole = i;
    while (true) {
      int first = (hole << shift) + 1;
      if (first >= size || first < 0) {
        break;
      }
      int end = Math.min(first + arity(), size);
      int least = first;
      for (int child = first + 1; child < end; child++) {
        if (whens[child] < whens[least]) {
          least = child;
        }
      }
      if (whens[least] >= when) {
        break;
      }
      timers[hole] = timers[least];
      whens[hole] = whens[least];
      hole = least;
    }
    if (hole != i) {
      timers[hole] = t;
      whens[hole] = when;
    }
  }

  /** Makes the arrays longer. */
  void grow() {
    int capacity = timers.length + (timers.length >> 1) + 1;
    long[] newWhens = Arrays.copyOf(whens, capacity);
    timers = Arrays.copyOf(timers, capacity);
    whens = newWhens;
  }

  /**
   * Timers that are out of the heap for a moment, in the slots behind it: the first one is in the
   * last slot that the heap had, the others in front of it.
   */
  private final class Held extends AbstractList<RuntimeTimer> implements RandomAccess {
    private int end;
    private int count;

    @Override
    public void clear() {
      end = TimerHeap.this.size;
      count = 0;
    }

    @Override
    public boolean add(RuntimeTimer t) {
      int slot = end - count - 1;
      assert slot >= TimerHeap.this.size : "slot " + slot + " is in the heap";
      timers[slot] = t;
      count++;
      return true;
    }

    /** The timer in the first slot is taken first, because the heap grows into that slot. */
    @Override
    public RuntimeTimer get(int index) {
      int slot = end - count + index;
      RuntimeTimer t = timers[slot];
      assert t != null && slot >= TimerHeap.this.size : "slot " + slot;
      timers[slot] = null;
      return t;
    }

    @Override
    public int size() {
      return count;
    }
  }
}
