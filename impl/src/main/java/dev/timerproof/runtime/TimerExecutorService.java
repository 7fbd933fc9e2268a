package dev.timerproof.runtime;

import java.util.concurrent.ScheduledExecutorService;

/**
 * A {@link ScheduledExecutorService} whose delays are timers of a {@link TimerRuntime}, with the
 * defaults of {@link java.util.concurrent.ScheduledThreadPoolExecutor}. What is different from
 * that:
 *
 * <ul>
 *   <li>Tasks run on the runtime's executor, so tasks that are due together run at the same time
 *       and in no order, and the threads are daemons unless the runtime was built otherwise: a JVM
 *       whose {@code main} has ended does not wait for tasks.
 *   <li>A cancelled task is forgotten at once; its timer is cleared away with others like it.
 *   <li>Tasks that were submitted without a delay run after {@link #shutdown}, whatever the policy
 *       for delayed tasks; so do delayed ones whose time has come.
 *   <li>On a runtime without threads, and without an executor of its own, all tasks run on the
 *       thread that polls, or that moves the virtual clock.
 * </ul>
 *
 * <p>It is terminated once no task will run any more and no thread is in a task, also in one that
 * was cancelled while it ran. {@link #shutdownNow} takes back each task that does not run yet, and
 * then interrupts those that do: each task that was accepted and not cancelled has run, or is in
 * the list, which has what {@code submit} and {@code schedule} have returned. An interrupt for a
 * task reaches the thread only while it is in that task.
 *
 * <p>A task that the runtime's executor refuses fails with what that executor has thrown, which the
 * error handler is told too; a periodic one ends thereby. {@code execute} and {@code submit} throw
 * it instead.
 *
 * <p>Shutting it down does not shut the runtime down. The runtime's {@link TimerRuntime#shutdown}
 * shuts it down too; {@link TimerRuntime#shutdownNow} besides cancels the tasks that wait and
 * interrupts those that run.
 *
 * <p>Delayed tasks are ordered by their time, those of the same time in the order in which they
 * were scheduled ({@link java.util.concurrent.Delayed#compareTo}).
 *
 * <p>Writes before a task is handed in are seen by the task, and writes of the task by whoever gets
 * its result.
 */
public interface TimerExecutorService extends ScheduledExecutorService {
  /** Whether periodic tasks go on after {@link #shutdown}. Default: no. */
  void setContinueExistingPeriodicTasksAfterShutdownPolicy(boolean value);

  /** Whether tasks that wait for their time still run after {@link #shutdown}. Default: yes. */
  void setExecuteExistingDelayedTasksAfterShutdownPolicy(boolean value);
}
