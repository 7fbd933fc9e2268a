package dev.timerproof.runtime.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** The flight recorder's events. Their names are part of the API of this library. */
final class TimerEvents {
  private TimerEvents() {}

  /** The fields that all events have. */
  @Category("Timerproof")
  abstract static class TimerEvent extends Event {
    @Label("Timer")
    String timer = "";
  }

  /** The fields of events that set a deadline. */
  abstract static class DeadlineEvent extends TimerEvent {
    @Label("Deadline")
    @Description("Nanoseconds by the runtime's clock")
    long deadline;

    @Label("Period")
    @Timespan(Timespan.NANOSECONDS)
    long period;
  }

  @Name("dev.timerproof.Arm")
  @Label("Timer Armed")
  @Description("A timer that was not armed is now; the stack trace is the arming site")
  static final class Arm extends DeadlineEvent {}

  @Name("dev.timerproof.Reset")
  @Label("Timer Reset")
  @Description("A timer that was armed has another deadline now")
  static final class Reset extends DeadlineEvent {}

  @Name("dev.timerproof.Stop")
  @Label("Timer Stopped")
  static final class Stop extends TimerEvent {
    @Label("Was Armed")
    boolean pending;
  }

  @Name("dev.timerproof.Fire")
  @Label("Timer Fired")
  @StackTrace(false)
  static final class Fire extends TimerEvent {
    @Label("Deadline")
    @Description("Nanoseconds by the runtime's clock")
    long deadline;

    @Label("Lateness")
    @Timespan(Timespan.NANOSECONDS)
    long lateness;
  }

  @Name("dev.timerproof.Late")
  @Label("Timer Late")
  @Description("A timer has fired later than the runtime's threshold")
  @StackTrace(false)
  static final class Late extends TimerEvent {
    @Label("Lateness")
    @Timespan(Timespan.NANOSECONDS)
    long lateness;
  }

  private static final EventType ARM = EventType.getEventType(Arm.class);
  private static final EventType RESET = EventType.getEventType(Reset.class);
  private static final EventType STOP = EventType.getEventType(Stop.class);
  private static final EventType FIRE = EventType.getEventType(Fire.class);
  private static final EventType LATE = EventType.getEventType(Late.class);

  /** A timer was armed; {@code replaced} if it was armed already. */
  static void armed(Object timer, long deadline, long period, boolean replaced) {
    if ((replaced ? RESET : ARM).isEnabled()) {
      DeadlineEvent event = replaced ? new Reset() : new Arm();
      event.timer = timer.toString();
      event.deadline = deadline;
      event.period = period;
      event.commit();
    }
  }

  static void stopped(Object timer, boolean pending) {
    if (STOP.isEnabled()) {
      Stop event = new Stop();
      event.timer = timer.toString();
      event.pending = pending;
      event.commit();
    }
  }

  static void fired(Object timer, long deadline, long lateness) {
    if (FIRE.isEnabled()) {
      Fire event = new Fire();
      event.timer = timer.toString();
      event.deadline = deadline;
      event.lateness = lateness;
      event.commit();
    }
  }

  static void late(Object timer, long lateness) {
    if (LATE.isEnabled()) {
      Late event = new Late();
      event.timer = timer.toString();
      event.lateness = lateness;
      event.commit();
    }
  }
}
