package dev.timerproof.fuzz.runtime.program;

import static dev.timerproof.fuzz.runtime.program.RuntimeRun.same;

import dev.timerproof.fuzz.runtime.RuntimeHistory;
import dev.timerproof.fuzz.runtime.RuntimeStep;
import dev.timerproof.runtime.TimerExecutorService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tasks of a history. */
final class Tasks {
  private static final int FAILS = 3;

  private final RuntimeModel model;
  private final TimerExecutorService executor;
  private final Consumer<Runnable> inCallback;
  private final List<Job> jobs = new ArrayList<>();
  private final @Nullable Job[] kept = new Job[RuntimeHistory.TASKS];
  private boolean shutdown;

  /** What a task throws on purpose. */
  private static final class PlannedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  Tasks(RuntimeModel model, TimerExecutorService executor, Consumer<Runnable> inCallback) {
    this.model = model;
    this.executor = executor;
    this.inCallback = inCallback;
  }

  void begin(RuntimeStep step) {
    boolean delayed = step.kind() != RuntimeStep.Kind.EXECUTE;
    int number = jobs.size();
    Job job = new Job(model.arm("task " + number), number % FAILS == FAILS - 1, delayed);
    Runnable work = () -> run(job);
    if (delayed && step.args().size() == 3) {
      Calls.refusedArgument(
          () -> {
            Future<?> unused = executor.scheduleAtFixedRate(work, 0, 0, TimeUnit.NANOSECONDS);
          });
    }
    if (shutdown) {
      Calls.refused(() -> executor.execute(work));
      Calls.refused(
          () -> {
            Future<?> unused = executor.schedule(work, 1, TimeUnit.NANOSECONDS);
          });
      return;
    }
    jobs.add(job);
    TimeUnit unit = TimeUnit.NANOSECONDS;
    long delay = delayed ? step.arg(1) : 0;
    switch (step.kind()) {
      case RATE -> {
        job.future = executor.scheduleAtFixedRate(work, delay, step.arg(2), unit);
        job.arm.set(model.in(delay), step.arg(2));
      }
      case SPACED -> {
        job.future = executor.scheduleWithFixedDelay(work, delay, step.arg(2), unit);
        job.arm.set(model.in(delay), step.arg(2));
        job.arm.spaced = true;
      }
      case SCHEDULE -> {
        job.future = executor.schedule(work, delay, unit);
        job.arm.set(model.in(delay), 0);
      }
      default -> {
        job.future = executor.submit(work);
        job.arm.set(model.in(0), 0);
      }
    }
    kept[step.number(0)] = job;
  }

  private void run(Job job) {
    inCallback.accept(
        () -> {
          same("state of " + job.arm.name + " that runs", Job.State.WAITING, job.state);
          model.called(job.arm, job.arm.deadline);
        });
    if (job.fails) {
      job.end(Job.State.FAILED);
      throw new PlannedException();
    }
    if (!job.arm.armed) {
      job.end(Job.State.DONE);
    }
  }

  void cancel(int number) {
    Job job = kept[number];
    if (job != null && job.future != null) {
      boolean expected = job.state == Job.State.WAITING || job.state == Job.State.WITHDRAWN;
      same("answer of cancel of " + job.arm.name, expected, job.future.cancel(false));
      if (expected) {
        job.end(Job.State.CANCELLED);
      }
    }
  }

  /** Shuts the executor down. */
  void end(boolean now) {
    if (now) {
      List<Job> waiting = waiting();
      same("tasks that a shutdown takes back", waiting.size(), executor.shutdownNow().size());
      waiting.forEach(job -> job.end(Job.State.WITHDRAWN));
    } else {
      executor.shutdown();
      periodicEnd();
    }
    shutdown = true;
  }

  private void periodicEnd() {
    waiting().stream()
        .filter(job -> job.arm.period > 0)
        .forEach(job -> job.end(Job.State.CANCELLED));
  }

  /** The runtime is shut down, and the executor with it. */
  void runtimeEnds(boolean now) {
    shutdown = true;
    periodicEnd();
    waiting().stream()
        .filter(job -> now || job.arm.deadline == RuntimeModel.NEVER)
        .forEach(job -> job.end(Job.State.CANCELLED));
  }

  private List<Job> waiting() {
    return jobs.stream().filter(job -> job.state == Job.State.WAITING).toList();
  }

  boolean has(Arm arm) {
    return jobs.stream().anyMatch(job -> job.arm == arm);
  }

  void compare(long now) {
    for (Job job : jobs) {
      Future<?> future = job.future;
      if (future == null) {
        continue;
      }
      boolean done =
          switch (job.state) {
            case DONE, FAILED, CANCELLED -> true;
            case WAITING, WITHDRAWN -> false;
          };
      same(job.arm.name + " is done", done, future.isDone());
      same(job.arm.name + " is cancelled", job.state == Job.State.CANCELLED, future.isCancelled());
      if (job.state == Job.State.WAITING && future instanceof Delayed delayed) {
        same(
            "delay of " + job.arm.name,
            job.arm.deadline - now,
            delayed.getDelay(TimeUnit.NANOSECONDS));
      }
    }
    same("executor is shut down", shutdown, executor.isShutdown());
    same("executor is terminated", shutdown && waiting().isEmpty(), executor.isTerminated());
  }
}
