package dev.timerproof.conformance.port.core;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that run one at a time, each from one point to the next. The thread that calls this class
 * is none of them; it waits until the actor that it has let go stops at a point or ends.
 */
final class Actors {
  private static final long PATIENCE_SECONDS = 60;

  private final Map<String, Actor> actors = new HashMap<>();

  /** The one that runs now. */
  private @Nullable Actor current;

  private boolean fine;

  /** Thrown by an actor at its point to end its call there. */
  private static final class Abandoned extends Error {
    private static final long serialVersionUID = 1;

    Abandoned() {
      super("abandoned", null, false, false);
    }
  }

  private static final class Actor {
    private final Semaphore go = new Semaphore(0);
    private final Semaphore stopped = new Semaphore(0);
    private final BooleanSupplier mayLock;
    private final Thread thread;
    private volatile String at = "";
    private volatile boolean abandoned;

    /** Whether its last step was a commit; only the actor itself uses it. */
    private boolean hasCommitted;

    Actor(String name, Supplier<String> call, BooleanSupplier mayLock) {
      this.mayLock = mayLock;
      thread = new Thread(() -> run(call), "actor-" + name);
      thread.setDaemon(true);
    }

    private void run(Supplier<String> call) {
      go.acquireUninterruptibly();
      try {
        at = "done " + call.get();
      } catch (Abandoned e) {
        at = "done";
      } finally {
        stopped.release();
      }
    }

    String step() {
      go.release();
      try {
        if (!stopped.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException(thread.getName() + " comes to no point");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(thread.getName() + " was not waited for", e);
      }
      return at;
    }

    void stop(String word) {
      do {
        if (abandoned) {
          throw new Abandoned();
        }
        at = "at " + word;
        stopped.release();
        go.acquireUninterruptibly();
      } while (abandoned || (word.equals(Points.LOCK) && !mayLock.getAsBoolean()));
    }
  }

  /**
   * Begins a call and runs it up to its first point.
   *
   * @param call runs the call and returns its answer
   * @param mayLock whether the lock that the call takes is free
   * @return the point at which the actor stopped, or its answer
   */
  String call(String name, Supplier<String> call, BooleanSupplier mayLock) {
    if (actors.containsKey(name)) {
      throw new IllegalArgumentException("actor " + name + " is in a call");
    }
    Actor actor = new Actor(name, call, mayLock);
    actors.put(name, actor);
    actor.thread.start();
    return step(name, actor);
  }

  /** Lets an actor run to its next point. */
  String go(String name) {
    Actor actor = actors.get(name);
    if (actor == null) {
      throw new IllegalArgumentException("actor " + name + " is in no call");
    }
    return step(name, actor);
  }

  private String step(String name, Actor actor) {
    current = actor;
    String at = actor.step();
    current = null;
    if (at.startsWith("done")) {
      actors.remove(name);
    }
    return at;
  }

  /** Lets actors stop behind each commit, too. */
  void stopBehindCommits() {
    fine = true;
  }

  /**
   * Called by the running actor before each of its steps.
   *
   * @param word the step
   * @param isPoint whether actors stop before it
   */
  void passes(String word, boolean isPoint) {
    Actor actor = current;
    if (actor == null) {
      return;
    }
    if (actor.hasCommitted) {
      actor.hasCommitted = false;
      if (fine) {
        actor.stop(Points.COMMITTED);
      }
    }
    if (isPoint) {
      actor.stop(word);
    }
    actor.hasCommitted = word.equals(Points.COMMIT);
  }

  /** Whether some actor is in a call. */
  boolean isBusy() {
    return !actors.isEmpty();
  }

  /** Ends all calls where they stopped; their timers and heaps must not be used any more. */
  void abandon() {
    for (Actor actor : actors.values()) {
      actor.abandoned = true;
      current = actor;
      actor.step();
    }
    current = null;
    actors.clear();
  }
}
