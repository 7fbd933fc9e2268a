package dev.timerproof.lincheck.poller;

import org.jspecify.annotations.Nullable;

/**
 * Which threads are at rest, and the flags that end a rest; all under one monitor. A sleep ends
 * when its flag is raised. Time would end it too, but stands still: when every thread is at rest
 * nothing can happen any more until a deadline, so this is the moment to ask whether some thread
 * sleeps until each of them. After that all threads go home. Thread-safe.
 */
final class SleepingThreads {
  /** No processor. */
  static final int NONE = -1;

  /** Sleeps of one execution; breaks can end only a few of them. */
  private static final int MOST_SLEEPS = 20;

  private final FlagPoller poller;
  private int active;
  private volatile boolean over;
  private @Nullable String fault;
  private int sleeps;

  private boolean broken;
  private boolean permit;
  private boolean inSelector;
  private boolean inTail;

  private long until;

  private int stopped;

  /** A processor that a stopped thread is to take. */
  private int given = NONE;

  /** A processor that needs a new thread. */
  private int homeless = NONE;

  SleepingThreads(FlagPoller poller) {
    this.poller = poller;
  }

  /**
   * Nobody is at rest.
   *
   * @param threads how many threads there will be
   */
  synchronized void begin(int threads) {
    active = threads;
  }

  /** Whether everybody was at rest. */
  boolean over() {
    return over;
  }

  /** What went wrong, or null. */
  synchronized @Nullable String fault() {
    return fault;
  }

  /** Waits until somebody sleeps, or has stopped. */
  synchronized void awaitSleep() {
    while (!inSelector && !inTail && stopped == 0 && !over) {
      pause();
    }
  }

  /** The caller is at rest for good. */
  synchronized void done() {
    rest();
  }

  // The sleep in the poller.

  /** Sleeps until there is a break; tells whether there is one. */
  synchronized boolean select(long deadline) {
    sleeps++;
    if (sleeps > MOST_SLEEPS) {
      end("no sleep lasts: " + MOST_SLEEPS + " ended, more than there are breaks");
    }
    if (!broken && !over) {
      occupy(deadline);
      inSelector = true;
      rest();
      while (inSelector && !over) {
        pause();
      }
      inSelector = false;
    }
    return broken;
  }

  /** Parks until there is a break; tells whether there is one. */
  synchronized boolean tail(long deadline) {
    while (!broken && !over) {
      if (!permit) {
        occupy(deadline);
        inTail = true;
        rest();
        while (inTail && !over) {
          pause();
        }
        inTail = false;
      }
      permit = false;
    }
    return broken;
  }

  private void occupy(long deadline) {
    if (inSelector || inTail) {
      end("two threads sleep in the poller");
    }
    until = deadline;
  }

  synchronized void wakeup() {
    broken = true;
    if (inSelector) {
      inSelector = false;
      resume();
    }
  }

  synchronized void unpark() {
    permit = true;
    if (inTail) {
      inTail = false;
      resume();
    }
  }

  synchronized void consume() {
    broken = false;
  }

  // Threads without a processor.

  /** Waits for a processor; {@link #NONE} if everybody is at rest. */
  synchronized int stop() {
    stopped++;
    rest();
    while (given == NONE && !over) {
      pause();
    }
    stopped--;
    int processor = given;
    given = NONE;
    return processor;
  }

  /** Gives a processor to a stopped thread, or to a new one that {@link #takeHomeless} makes. */
  synchronized void start(int processor) {
    if (stopped > 0 && given == NONE) {
      given = processor;
      resume();
    } else {
      homeless = processor;
    }
  }

  /** The processor that a new thread is to run; {@link #NONE} if there is none. */
  synchronized int takeHomeless() {
    int processor = homeless;
    homeless = NONE;
    return processor;
  }

  // The end.

  private void rest() {
    active--;
    if (active == 0 && !over) {
      end(sleptPast());
    } else {
      notifyAll();
    }
  }

  private void resume() {
    active++;
    notifyAll();
  }

  private void end(@Nullable String because) {
    if (fault == null) {
      fault = because;
    }
    over = true;
    notifyAll();
  }

  private @Nullable String sleptPast() {
    long due = poller.earliest(0);
    boolean sleeps = inSelector || inTail;
    if (due == 0 || !poller.someIdle() || (sleeps && until != 0 && until <= due)) {
      return null;
    }
    return "everybody is at rest and a processor is idle; a timer is due at "
        + due
        + (sleeps ? ", the sleep lasts until " + until : ", nobody sleeps until then");
  }

  @SuppressWarnings("WaitNotInLoop") // Callers have the loop.
  private void pause() {
    try {
      wait();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts", e);
    }
  }
}
