package dev.timerproof.runtime.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timer part of Go's P: a heap of timers behind a lock, and the fields that threads may read
 * without the lock.
 *
 * <p>A processor is no thread. Whoever arms a timer picks any processor; whoever has time to spare
 * runs the timers of any processor. {@code timer0When} and {@code timerModifiedEarliest} together
 * tell when somebody has to: each is 0 for none or a deadline in nanoseconds.
 *
 * <p>Two bounds and not one, as they have different writers. {@code timer0When} follows the root
 * and is written under the lock alone. A thread that moves a timer to an earlier time does not take
 * the lock: it leaves the timer where it is in the heap and lowers {@code timerModifiedEarliest} by
 * CAS, so that readers without the lock see that something is due before the root. Whoever runs
 * timers next puts the moved ones in their places and takes the bound back. So moving a timer costs
 * two CASes however large the heap is, and a reader that finds nothing due has read two fields. The
 * price is that one timer moved forward has the whole heap looked at once.
 *
 * <p>The methods of this class are the steps of {@link TimerProtocol}. Those that change the heap
 * need the lock.
 */
public final class Processor {
  private static final VarHandle BOUND = field("timerModifiedEarliest", long.class);
  private static final VarHandle TIMER0_WHEN = field("timer0When", long.class);
  private static final VarHandle NUM = field("numTimers", int.class);
  private static final VarHandle DELETED = field("deletedTimers", int.class);
  private static final VarHandle ADJUST = field("adjustTimers", int.class);
  private static final VarHandle ARMING = field("arming", int.class);

  private static final boolean ASSERTIONS = Processor.class.desiredAssertionStatus();

  /**
   * The binary logarithm of the number of timers that a check of the bounds may look at for each
   * unlock.
   */
  private static final int CHECKED_AT_ONCE_SHIFT = 8;

  private static final boolean DESTROY_CLEARS_ALL_BOUNDS =
      TimerParameters.DESTROY.equals("allbounds");

  private final int id;
  private final TimerHost host;
  private final TimersLock lock = new TimersLock();
  private final TimerHeap heap;

  /** The root's deadline, or earlier; 0 if the heap is empty. Written under the lock. */
  private volatile long timer0When;

  /** No later than the deadline of any ModifiedEarlier timer in the heap; 0 if there is none. */
  private volatile long timerModifiedEarliest;

  private volatile int numTimers;
  private volatile int deletedTimers;
  private volatile int adjustTimers;
  private volatile boolean preempt;

  /**
   * The number of callers that are about to put a timer in: each has a free slot, or waits for one.
   */
  private volatile int arming;

  /**
   * Free slots of the heap when the lock was released last. Written under the lock; {@link
   * #reserve} reads it without.
   */
  private int room;

  /**
   * How often the lock was released since the bounds of a large heap were checked. Used under the
   * lock.
   */
  private int unlocksUnchecked;

  /**
   * A processor without timers.
   *
   * @param id tells it from others in messages
   * @param host the clock and the poller, shared by all processors that work together
   */
  public Processor(int id, TimerHost host) {
    this(id, host, TimerHeap.ARITY_SHIFT);
  }

  /**
   * A processor without timers, whose heap gives {@code 1 << arityShift} children to a node.
   *
   * @param arityShift from 1 on; 2 unless a test wants another one
   */
  public Processor(int id, TimerHost host, int arityShift) {
    this(id, host, new TimerHeap(arityShift));
  }

  Processor(int id, TimerHost host, TimerHeap heap) {
    this.id = id;
    this.host = host;
    this.heap = heap;
    this.room = heap.room();
    if (Tracing.ON) {
      TraceRecorder.clock(host);
    }
  }

  private static VarHandle field(String name, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(Processor.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  int id() {
    return id;
  }

  /** The clock and the poller of this processor. Thread-safe, as all public methods are. */
  public TimerHost host() {
    return host;
  }

  /** Takes the lock of this processor's timers. Not reentrant. */
  public void lock() {
    lock.lock();
  }

  /** Releases the lock, which the calling thread holds. */
  public void unlock() {
    String fault = ASSERTIONS && isToBeChecked() ? HeapChecks.faultOfBounds(this) : null;
    release();
    assert fault == null : fault;
  }

  /**
   * Whether this release of the lock checks the bounds: always for a small heap, for a large one so
   * seldom that the checks cost a constant on average.
   */
  private boolean isToBeChecked() {
    int due = heap.size() >> CHECKED_AT_ONCE_SHIFT;
    boolean checked = due == 0 || ++unlocksUnchecked >= due;
    if (checked && due > 0) {
      unlocksUnchecked = 0;
    }
    return checked;
  }

  /**
   * Releases the lock if the calling thread holds it, without any check: an exception may have left
   * the heap broken.
   */
  void unlockAfterFault() {
    if (lock.isHeldByCurrentThread()) {
      release();
    }
  }

  private void release() {
    room = heap.room();
    lock.unlock();
  }

  // Room in the heap.

  /**
   * Makes sure that the heap has a free slot for a timer that the caller will put in. A thread that
   * owns a timer must not run out of memory, so it calls this before it takes the timer. Takes no
   * lock unless the heap has to grow. The caller calls {@link #unreserve} in the end.
   *
   * <p>Why nobody else takes the slot: a caller counts in {@code arming} until it has inserted its
   * timer and released the lock, which writes {@code room}. This method compares {@code arming}
   * with the {@code room} of the last release that it sees. Each insertion after that release is by
   * a caller that still counts in {@code arming}; each insertion before it is included in {@code
   * room}. Timers that others take out for a moment are put in again before the lock is released.
   * The read of {@code room} cannot move before the atomic addition to {@code arming}.
   *
   * @throws OutOfMemoryError if there is no memory; nothing has changed then
   */
  void reserve() {
    int wanted = (int) ARMING.getAndAdd(this, 1) + 1;
    if (wanted > room) {
      try {
        makeRoom();
      } catch (Throwable e) {
        unreserve();
        throw e;
      }
    }
  }

  private void makeRoom() {
    lock();
    try {
      heap.makeRoom(arming);
    } finally {
      unlock();
    }
  }

  /**
   * Makes room for more timers than those that others have reserved slots for; under the lock. A
   * caller that reserves from now on is counted here, or finds no room and waits for the lock.
   */
  private void makeRoomFor(int timers) {
    room = 0;
    int reserved = (int) ARMING.getAndAdd(this, 0);
    heap.makeRoom(timers + reserved);
  }

  /** Ends a reservation: the caller has put its timer in, or will not. */
  void unreserve() {
    int left = (int) ARMING.getAndAdd(this, -1) - 1;
    assert left >= 0 : left;
  }

  boolean isLockedByCurrentThread() {
    return lock.isHeldByCurrentThread();
  }

  boolean isLocked() {
    return lock.isHeld();
  }

  /**
   * Waits a moment for a timer in this heap that another thread is modifying; the lock stays held.
   */
  int osyield(int attempt) {
    assert isLockedByCurrentThread();
    return Pause.osyieldMounted(attempt);
  }

  /**
   * Asks the thread that clears stopped timers out of this heap to leave early, or takes the
   * request back.
   */
  public void preempt(boolean wanted) {
    preempt = wanted;
  }

  boolean preempted() {
    return preempt;
  }

  // The heap.

  TimerHeap heap() {
    return heap;
  }

  int size() {
    assert isLockedByCurrentThread();
    return heap.size();
  }

  boolean isEmpty() {
    return size() == 0;
  }

  RuntimeTimer at(int slot) {
    assert isLockedByCurrentThread();
    return heap.at(slot);
  }

  /** Puts a timer into the heap; returns whether it is the root now. */
  boolean insert(RuntimeTimer t) {
    assert isLockedByCurrentThread() && t.pp == this;
    return heap.add(t) == 0;
  }

  /** Takes a slot out of the heap; returns the smallest slot whose timer is another one now. */
  int unlink(int slot) {
    assert isLockedByCurrentThread();
    return heap.remove(slot);
  }

  /** An empty list for timers that are taken out of the heap and put in again. */
  List<RuntimeTimer> held() {
    assert isLockedByCurrentThread();
    return heap.held();
  }

  void siftRoot() {
    assert isLockedByCurrentThread();
    heap.siftRoot();
  }

  /**
   * Keeps a timer during a compaction: it stays in its slot as long as no timer before it was
   * removed.
   */
  int keep(RuntimeTimer t, int to, boolean dirty) {
    return dirty ? place(t, to) : to + 1;
  }

  /** Moves a timer that survives a compaction to slot {@code to}, and sifts it up from there. */
  int place(RuntimeTimer t, int to) {
    assert isLockedByCurrentThread();
    heap.place(t, to);
    return to + 1;
  }

  void truncate(int to) {
    assert isLockedByCurrentThread();
    heap.truncate(to);
  }

  /** All timers of the heap that are armed, in no order. Takes the lock and linear time. */
  public List<RuntimeTimer> timers() {
    lock();
    try {
      List<RuntimeTimer> all = new ArrayList<>(heap.size());
      for (int i = 0; i < heap.size(); i++) {
        // A stopped timer leaves the status Deleted for good when it is removed from the heap,
        // which takes the lock.
        if (heap.at(i).status() != TimerStatus.DELETED) {
          all.add(heap.at(i));
        }
      }
      return all;
    } finally {
      unlock();
    }
  }

  /**
   * All armed timers of several heaps, which are locked in turn: a timer that fires meanwhile and
   * is armed again may be listed twice.
   */
  public static List<RuntimeTimer> timersOf(List<Processor> processors) {
    List<RuntimeTimer> all = new ArrayList<>();
    for (Processor pp : processors) {
      all.addAll(pp.timers());
    }
    return all;
  }

  /** How many timers are armed, exactly for a moment during the call. Takes the lock. */
  public int armedTimers() {
    lock();
    try {
      return numTimers - deletedTimers;
    } finally {
      unlock();
    }
  }

  // The counters.

  /** Timers in the heap, also those that are stopped but not yet removed. */
  public int numTimers() {
    return numTimers;
  }

  /** Stopped timers that are still in the heap. */
  public int deletedTimers() {
    return deletedTimers;
  }

  int adjustTimers() {
    return adjustTimers;
  }

  /** Needs the lock, so nobody else changes this count; others may read it. */
  int addNum(int delta) {
    assert isLockedByCurrentThread();
    int sum = numTimers + delta;
    NUM.setRelease(this, sum);
    return sum;
  }

  int addDeleted(int delta) {
    return (int) DELETED.getAndAdd(this, delta) + delta;
  }

  int addAdjust(int delta) {
    return (int) ADJUST.getAndAdd(this, delta) + delta;
  }

  // The two bounds.

  long timer0When() {
    return timer0When;
  }

  long timerModifiedEarliest() {
    return timerModifiedEarliest;
  }

  /**
   * Makes {@code timer0When} the root's deadline.
   *
   * <p>An earlier deadline is a volatile write: the caller reads next until when a thread sleeps,
   * and that thread reads this bound after it has published when it wakes up, so one of the two
   * sees the other. A later deadline, or none, is a release: whoever still sees the earlier one
   * takes the lock, or wakes up, and looks again. All writes are made under the lock, so none of
   * them overtakes another one.
   */
  void publish0() {
    assert isLockedByCurrentThread();
    long root = heap.size() == 0 ? 0 : heap.whenAt(0);
    long published = timer0When;
    if (root == published) {
      return;
    }
    if (published != 0 && (root == 0 || root > published)) {
      TIMER0_WHEN.setRelease(this, root);
    } else {
      timer0When = root;
    }
  }

  /**
   * Lowers the bound on modified timers to {@code when}, the new deadline of a timer of this heap.
   */
  void lowerBound(long when) {
    while (true) {
      long bound = timerModifiedEarliest;
      if (bound != 0 && bound <= when) {
        return;
      }
      if (BOUND.compareAndSet(this, bound, when)) {
        return;
      }
    }
  }

  boolean boundDue(long now) {
    long bound = timerModifiedEarliest;
    return bound != 0 && bound <= now;
  }

  void clearBound() {
    if (timerModifiedEarliest != 0) {
      timerModifiedEarliest = 0;
    }
  }

  /** Lowers timer0When to the bound on modified timers; returns that bound. */
  long foldBound() {
    assert isLockedByCurrentThread();
    long fold = timerModifiedEarliest;
    timer0When = TimerReaders.earlier(timer0When, fold);
    return fold;
  }

  /** Clears the bound on modified timers, unless it was lowered since it was folded. */
  void clearFolded(long fold) {
    BOUND.compareAndSet(this, fold, 0L);
  }

  // Outside the heap.

  void wakeNetPoller(long when) {
    assert !isLockedByCurrentThread();
    host.wakeNetPoller(when);
  }

  /** Calls a timer's function. Exceptions of the function go to the host. */
  void fire(RuntimeTimer t, TimerFunction f, @Nullable Object arg, int seq, long due) {
    assert !isLockedByCurrentThread();
    if (Tracing.ON) {
      TraceRecorder.fire(t);
    }
    try {
      f.run(arg, seq, due);
    } catch (Throwable failure) {
      report(t, failure);
    }
  }

  private void report(RuntimeTimer t, Throwable failure) {
    try {
      host.callbackFailed(t, failure);
    } catch (Throwable ignored) {
      // The host was told. The caller takes the lock again next: nothing may escape.
    }
  }

  // With the world stopped.

  /**
   * Moves all timers to another processor. Nobody else moves timers or runs them on either
   * processor meanwhile; calls on single timers may go on. Whoever sleeps until a timer is due has
   * to look again afterwards.
   *
   * @throws OutOfMemoryError if there is no memory; nothing has changed then
   */
  public void moveAllTo(Processor heir) {
    Processor first = id < heir.id ? this : heir;
    Processor second = id < heir.id ? heir : this;
    first.lock();
    second.lock();
    try {
      List<RuntimeTimer> all = heap.list();
      heir.makeRoomFor(all.size());
      heap.truncate(0);
      TimerProtocol.moveTimers(heir, all);
      destroy();
    } catch (Throwable e) {
      second.unlockAfterFault();
      first.unlockAfterFault();
      throw e;
    }
    second.unlock();
    first.unlock();
  }

  /** Resets a processor whose timers have been taken away. */
  private void destroy() {
    numTimers = 0;
    deletedTimers = 0;
    adjustTimers = 0;
    timer0When = 0;
    if (DESTROY_CLEARS_ALL_BOUNDS) {
      timerModifiedEarliest = 0;
    }
  }

  @Override
  public String toString() {
    return "P" + id;
  }
}
