package dev.timerproof.fuzz.runtime.program;

/** What the model knows of one timer. */
final class Arm {
  /** Its name in messages. */
  final String name;

  boolean armed;
  long deadline;

  /** Nanoseconds between two deadlines; 0 if it fires once. */
  long period;

  /** Whether the next deadline of a task is counted from the end of its run. */
  boolean spaced;

  /** The number of its last arm. */
  long seq;

  /** How often its callback is still to come though its arm has ended. */
  int owed;

  /** Whether a callback armed it while the clock stood at this moment. */
  boolean lately;

  Arm(String name) {
    this.name = name;
  }

  void set(long when, long every) {
    armed = true;
    deadline = when;
    period = every;
    spaced = false;
    lately = false;
    seq++;
  }

  /** The arm has fired at this time. */
  void fired(long now) {
    if (period == 0) {
      armed = false;
    } else if (spaced) {
      deadline = RuntimeModel.after(now, period);
    } else {
      long missed = (now - deadline) / period;
      long step = period > Long.MAX_VALUE / (missed + 1) ? Long.MAX_VALUE : period * (missed + 1);
      deadline = RuntimeModel.after(deadline, step);
    }
  }

  boolean isDue(long now) {
    return armed && deadline <= now && deadline != Long.MAX_VALUE;
  }
}
