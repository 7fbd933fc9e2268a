package dev.timerproof.runtime.timers;

import java.util.concurrent.Executor;

/** What a timer needs of its runtime. Thread-safe. */
public interface TimerContext {
  /** What runs this runtime's timers. */
  Driver driver();

  /** The present time in nanoseconds. */
  long now();

  /** Whether timers are to note where they are armed. */
  boolean notesArmingSites();

  /** Throws unless timers may be armed. */
  void checkOpen();

  /** The timer was armed: if the runtime was shut down meanwhile, takes that back and throws. */
  void settle(HostedTimer t);

  /** A timer was stopped: a runtime that is shut down may have nothing left to do. */
  void stopped();

  /** What runs functions. */
  Executor executor();

  /** A callback has thrown. */
  void failed(Object timer, Throwable failure);
}
