package dev.timerproof.fuzz.runtime.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the Javadoc of the runtime promises to one thread that moves a virtual clock. The order of
 * timers that are due at the same moment is not promised, nor whether one of them still stops
 * another: there the model learns from the answer.
 */
final class RuntimeModel {
  /** The time that never comes. */
  static final long NEVER = Long.MAX_VALUE;

  private final List<Arm> arms = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();
  private long now = 1;
  private long fired;
  private long failed;

  /** A deadline that lies so long after a time. */
  static long after(long time, long delay) {
    return delay > NEVER - time ? NEVER : time + delay;
  }

  Arm arm(String name) {
    Arm arm = new Arm(name);
    arms.add(arm);
    return arm;
  }

  Slot slot(String name) {
    Slot slot = new Slot(name);
    slots.add(slot);
    arms.add(slot.arm);
    return slot;
  }

  void at(long time) {
    now = time;
  }

  long in(long delay) {
    return after(now, delay);
  }

  /** The arms that are armed, those due first at the front. */
  List<Arm> armed() {
    return arms.stream()
        .filter(arm -> arm.armed)
        .sorted(Comparator.comparingLong(arm -> arm.deadline))
        .toList();
  }

  /** The next deadline that comes. */
  Optional<Long> next() {
    return armed().stream().map(arm -> arm.deadline).filter(when -> when != NEVER).findFirst();
  }

  boolean anyPeriodic() {
    return arms.stream().anyMatch(arm -> arm.armed && arm.period > 0);
  }

  long fired() {
    return fired;
  }

  long failed() {
    return failed;
  }

  /** A callback is about to throw. */
  void fails() {
    failed++;
  }

  /** A callback is called. */
  void called(Arm arm, long deadline) {
    settleChannels(now - 1);
    fired++;
    if (arm.owed > 0) {
      arm.owed--;
      return;
    }
    RuntimeRun.isTrue(arm.name + " fired, and is not armed", arm.armed);
    RuntimeRun.isTrue(
        arm.name + " fired at " + now + ", due at " + arm.deadline, arm.deadline <= now);
    RuntimeRun.same("deadline that " + arm.name + " is told", arm.deadline, deadline);
    for (Arm other : arms) {
      RuntimeRun.isTrue(
          arm.name + " fired before " + other.name + ", which is due earlier",
          !other.armed || other.lately || other.deadline >= arm.deadline);
    }
    arm.fired(now);
    arm.lately = true;
  }

  /** Channels get the values of timers that are due no later than this. */
  private void settleChannels(long time) {
    for (Slot slot : slots) {
      while (slot.arm.isDue(time)) {
        long at = Math.max(slot.arm.deadline, 1);
        slot.arm.fired(at);
        slot.send(at);
        fired++;
      }
    }
  }

  /** The clock has stopped here, and all that is due has fired. */
  void settled() {
    settleChannels(now);
    for (Arm arm : arms) {
      RuntimeRun.isTrue(
          arm.name + " is due at " + arm.deadline + " and did not fire by " + now, !arm.isDue(now));
      RuntimeRun.isTrue(arm.name + " was not called for an arm that has ended", arm.owed == 0);
      arm.lately = false;
    }
  }

  /** A stop or a reset outside of callbacks has answered. */
  void answered(Arm arm, boolean answer) {
    RuntimeRun.same("answer of " + arm.name, arm.armed, answer);
    arm.armed = false;
  }

  /** A stop or a reset by a callback has answered, for a timer that fires once. */
  void answeredMeanwhile(Arm arm, boolean answer) {
    if (arm.isDue(now) && !answer) {
      // Both are due at this moment: the other one has fired, too.
      Optional<Slot> slot = slots.stream().filter(its -> its.arm == arm).findFirst();
      if (slot.isPresent()) {
        slot.get().send(now);
        fired++;
      } else {
        arm.owed++;
      }
      arm.armed = false;
    } else {
      answered(arm, answer);
    }
  }

  /** Stops what this chooses. */
  void stopAll(Predicate<Arm> chosen) {
    armed().stream().filter(chosen).forEach(arm -> arm.armed = false);
  }
}
