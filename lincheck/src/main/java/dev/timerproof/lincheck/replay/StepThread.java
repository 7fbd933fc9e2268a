package dev.timerproof.lincheck.replay;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread that takes one step whenever its scheduler tells it to, and waits in between. The
 * scheduler is the one other thread that calls these methods.
 */
final class StepThread extends Thread {
  /** The place of a thread that is in no call. */
  static final String IDLE = "idle";

  /** The place of a thread whose call has thrown; it does nothing any more. */
  static final String PANIC = "panic";

  /** An upper limit: no step takes this long, however busy the machine is. */
  private static final long LONGEST_SECONDS = 60;

  private final Semaphore go = new Semaphore(0);
  private final Semaphore arrived = new Semaphore(0);
  private volatile String place = "";
  private volatile String word = IDLE;
  private volatile boolean closed;
  private volatile @Nullable Runnable call;
  private volatile @Nullable Throwable failure;

  /** Thrown to end a call that is given up. */
  private static final class Closed extends Error {
    private static final long serialVersionUID = 1;

    Closed() {
      super("the run is over", null, false, false);
    }
  }

  /** Starts a thread, which is in no call. */
  static StepThread begin(String name) {
    var thread = new StepThread(name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private StepThread(String name) {
    super(name);
  }

  @Override
  public void run() {
    while (true) {
      go.acquireUninterruptibly();
      Runnable next = call;
      if (closed || next == null) {
        return;
      }
      place = "";
      try {
        next.run();
        word = IDLE;
      } catch (RuntimeException | Error e) {
        failure = e;
        word = PANIC;
      }
      arrived.release();
    }
  }

  /** Called by this thread itself, before a step. */
  void arrive(String itsPlace, String itsWord) {
    if (closed) {
      throw new Closed();
    }
    place = itsPlace;
    word = itsWord;
    arrived.release();
    go.acquireUninterruptibly();
    if (closed) {
      throw new Closed();
    }
  }

  /** The step that is next, or {@link #IDLE} or {@link #PANIC}. */
  String word() {
    return word;
  }

  /** The row or the frame of that step; empty between calls. */
  String place() {
    return place;
  }

  boolean isIn(String state) {
    return word.equals(state);
  }

  /** What the call of this thread has thrown. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Begins a call, and returns when the thread waits before its first step. */
  void call(Runnable next) {
    if (!isIn(IDLE)) {
      throw new IllegalStateException(getName() + " is at " + word);
    }
    call = next;
    pass();
  }

  /** Lets the thread take its step, and returns when it waits before the next one. */
  void pass() {
    go.release();
    try {
      if (!arrived.tryAcquire(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            getName() + " does not come back from " + word + " of " + place);
      }
    } catch (InterruptedException e) {
      currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Gives up the call and ends the thread. */
  void close() {
    closed = true;
    go.release();
  }
}
