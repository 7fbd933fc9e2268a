package dev.timerproof.runtime.events;

import jdk.jfr.FlightRecorder;

/**
 * Writes events to the flight recorder, if the JDK has one and somebody has started it. Costs a
 * read of a field otherwise, and allocates nothing.
 */
public final class FlightRecording {
  private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private FlightRecording() {}

  private static boolean on() {
    return PRESENT && Recorder.started();
  }

  /** A timer was armed; {@code replaced} if it was armed already. */
  public static void armed(Object t, long deadline, long period, boolean replaced) {
    if (on()) {
      TimerEvents.armed(t, deadline, period, replaced);
    }
  }

  public static void stopped(Object t, boolean pending) {
    if (on()) {
      TimerEvents.stopped(t, pending);
    }
  }

  public static void fired(Object t, long deadline, long now, boolean late) {
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
