package dev.timerproof.fuzz.runtime.program;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A task of the executor and what the model knows of its future. */
final class Job {
  /** How the future of a task stands. */
  enum State {
    WAITING,
    DONE,
    FAILED,
    CANCELLED,
    /** Taken back: the task never runs, and the future does not end. */
    WITHDRAWN
  }

  final Arm arm;

  /** Every third task throws. */
  final boolean fails;

  /** Whether it was scheduled for a time. */
  final boolean delayed;

  State state = State.WAITING;

  /** Null until the call that made it has returned, and for a task without one. */
  @Nullable Future<?> future;

  Job(Arm arm, boolean fails, boolean delayed) {
    this.arm = arm;
    this.fails = fails;
    this.delayed = delayed;
  }

  void end(State how) {
    state = how;
    arm.armed = false;
  }
}
