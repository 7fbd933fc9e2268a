package dev.timerproof.lincheck.poller;

import org.jspecify.annotations.Nullable;

/**
 * Which threads are at rest, and the flags that end a sleep; all under one monitor. A sleep ends
 * when its flag is set; time stands still and ends none. When every thread is at rest, nothing more
 * can happen until a deadline, so at that moment this class checks that some thread sleeps until
 * the earliest deadline. Then it ends all threads. Thread-safe.
 */
final class SleepingThreads {
  /** The number that stands for no processor. */
  static final int NONE = -1;

  /**
   * The most sleeps of one execution; breaks can end only a few, so more mean that sleeps end for
   * no reason.
   */
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

  /** The processor that a stopped thread is to take, or {@link #NONE}. */
  private int given = NONE;

  /** The processor that needs a new thread, or {@link #NONE}. */
  private int homeless = NONE;

  SleepingThreads(FlagPoller poller) {
    this.poller = poller;
  }

  /**
   * Begins an execution, with no thread at rest.
   *
   * @param threads how many threads there will be
   */
  synchronized void begin(int threads) {
    active = threads;
  }

  /** Whether the execution is over, because every thread was at rest. */
  boolean over() {
    return over;
  }

  /** The fault that was found, or null. */
  synchronized @Nullable String fault() {
    return fault;
  }

  /** Waits until some thread sleeps or is stopped. */
  synchronized void awaitSleep() {
    while (!inSelector && !inTail && stopped == 0 && !over) {
      pause();
    }
  }

  /** Notes that the calling thread has ended. */
  synchronized void done() {
    rest();
  }

  // The sleep in the poller.

  /** Sleeps in the selector until there is a break; returns whether there is one. */
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

  /** Parks until there is a break; returns whether there is one. */
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

  /** Waits for a processor and returns it; {@link #NONE} if every thread is at rest. */
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

  @SuppressWarnings("WaitNotInLoop") // Callers wait in a loop.
  private void pause() {
    try {
      wait();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts", e);
    }
  }
}
