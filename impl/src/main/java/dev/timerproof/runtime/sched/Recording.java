package dev.timerproof.runtime.sched;

import jdk.jfr.FlightRecorder;

/**
 * Writes events to the flight recorder, if the JDK has one and somebody has started it. Costs a
 * read of a field otherwise, and allocates nothing.
 */
final class Recording {
  private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private Recording() {}

  private static boolean on() {
    return PRESENT && Recorder.started();
  }

  /** A timer was armed; {@code replaced} if it was armed already. */
  static void armed(HostedTimer t, long deadline, long period, boolean replaced) {
    if (on()) {
      TimerEvents.armed(t, deadline, period, replaced);
    }
  }

  static void stopped(HostedTimer t, boolean pending) {
    if (on()) {
      TimerEvents.stopped(t, pending);
    }
  }

  static void fired(HostedTimer t, long deadline, long now, boolean late) {
    if (on()) {
      TimerEvents.fired(t, deadline, now - deadline);
      if (late) {
        TimerEvents.late(t, now - deadline);
      }
    }
  }

  /** Loaded only if the JDK has the classes. */
  private static final class Recorder {
    static boolean started() {
      return FlightRecorder.isInitialized();
    }
  }
}
