package dev.timerproof.fuzz.subject;

import dev.timerproof.lincheck.StepProbe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs pieces of work on threads of their own, called lanes. One lane runs at a time, and a
 * schedule says when another one goes on, so the same work and schedule give the same run. Used
 * once.
 */
final class Interleaving implements StepProbe.Listener {
  /** An upper limit: the calls of an input have some hundreds of accesses. */
  private static final int MOST_ACCESSES = 20_000;

  private static final int MOST_PAUSES = 300;

  private final Schedule schedule;
  private final Lane[] lanes;
  private final boolean[] ended;
  private final Set<String> reached = new HashSet<>();
  private final Set<String> rows = new LinkedHashSet<>();
  private final String[] lastRows;
  private int lastLane = -1;
  private int next;
  private int accesses;
  private int pauses;
  private volatile int turn;

  /** A thread of a run. */
  private static final class Lane extends Thread {
    private final int number;

    Lane(int number, Runnable work) {
      super(work, "fuzz-lane-" + number);
      this.number = number;
      setDaemon(true);
    }
  }

  /** Prepares a run of pieces of work, each of which must end and throw nothing. */
  Interleaving(Schedule schedule, List<Runnable> work) {
    this.schedule = schedule;
    lanes = new Lane[work.size()];
    ended = new boolean[work.size()];
    lastRows = new String[work.size()];
    Arrays.fill(lastRows, "nothing");
    for (int k = 0; k < lanes.length; k++) {
      int lane = k;
      lanes[k] = new Lane(k, () -> run(lane, work.get(lane)));
    }
  }

  /** Runs all lanes to their end. */
  void run() {
    turn = -1;
    for (Lane lane : lanes) {
      lane.start();
    }
    StepProbe.listen(this);
    turn = isSwitch() ? due() : 0;
    LockSupport.unpark(lanes[turn]);
    boolean interrupted = false;
    for (Lane lane : lanes) {
      while (lane.isAlive()) {
        try {
          lane.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    StepProbe.listen(StepProbe.Listener.NOBODY);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(int lane, Runnable work) {
    await(lane);
    try {
      work.run();
    } finally {
      ended[lane] = true;
      int other = other(lane);
      if (other != lane) {
        pass(other);
      }
    }
  }

  private void await(int lane) {
    while (turn != lane) {
      LockSupport.park(this);
    }
  }

  private void pass(int lane) {
    turn = lane;
    LockSupport.unpark(lanes[lane]);
  }

  /** The next lane that has not ended, or the given one if there is no other. */
  private int other(int lane) {
    for (int k = 1; k < lanes.length; k++) {
      int candidate = (lane + k) % lanes.length;
      if (!ended[candidate]) {
        return candidate;
      }
    }
    return lane;
  }

  private boolean isSwitch() {
    return next < schedule.switches().size() && schedule.switches().get(next).point() <= accesses;
  }

  /** The lane of the switch that is due; the switch is then done. */
  private int due() {
    return schedule.switches().get(next++).lane() % lanes.length;
  }

  private static @Nullable Lane self() {
    return Thread.currentThread() instanceof Lane lane ? lane : null;
  }

  @Override
  public void access() {
    Lane self = self();
    if (self == null) {
      return;
    }
    if (++accesses > MOST_ACCESSES) {
      throw new AssertionError("the calls do not end");
    }
    if (isSwitch()) {
      int to = due();
      if (to != self.number && !ended[to]) {
        pass(to);
        await(self.number);
      }
    }
  }

  @Override
  public void pause() {
    Lane self = self();
    if (self == null) {
      throw new AssertionError("a call waits for ever");
    }
    if (++pauses > MOST_PAUSES) {
      throw new AssertionError("the calls wait for each other for ever");
    }
    int to = other(self.number);
    // If no other lane is left, what this one waits for has happened since it looked.
    if (to != self.number) {
      pass(to);
      await(self.number);
    }
  }

  @Override
  public void step(String what, String step) {
    Lane self = self();
    if (self == null || !what.startsWith(Probe.ROW)) {
      return;
    }
    int lane = self.number;
    if (lastLane >= 0 && lastLane != lane) {
      reached.add("race in " + lastRows[lastLane] + ": " + what);
    }
    if (!what.equals(lastRows[lane])) {
      reached.add(what);
      rows.add(what.substring(Probe.ROW.length()));
    }
    lastRows[lane] = what;
    lastLane = lane;
    // Others can also see what a step does to fields that are not volatile.
    access();
  }

  /** What was reached. */
  Set<String> reached() {
    return reached;
  }

  /** The rows that were taken. */
  List<String> rows() {
    List<String> all = new ArrayList<>(rows);
    all.sort(null);
    return all;
  }

  /** How many accesses to shared words there were. */
  int accesses() {
    return accesses;
  }
}
