package dev.timerproof.runtime;

import java.util.concurrent.ScheduledExecutorService;

/**
 * A {@link ScheduledExecutorService} whose delays are timers of a {@link TimerRuntime}, with the
 * defaults of {@link java.util.concurrent.ScheduledThreadPoolExecutor}. The differences are:
 *
 * <ul>
 *   <li>Tasks run on the runtime's executor, so tasks that are due together run at the same time
 *       and in no order, and the threads are daemons unless the runtime was built otherwise: a JVM
 *       whose {@code main} has ended does not wait for tasks.
 *   <li>A cancelled task can be garbage collected at once; its stopped timer leaves the heap later,
 *       together with others.
 *   <li>Tasks that were submitted without a delay run after {@link #shutdown}, whatever the policy
 *       for delayed tasks; so do delayed ones whose time has come.
 *   <li>On a runtime without threads, and without an executor of its own, all tasks run on the
 *       thread that polls, or that moves the virtual clock.
 * </ul>
 *
 * <p>It is terminated once no task will run any more and no thread is in a task, also in one that
 * was cancelled while it ran. {@link #shutdownNow} takes back each task that does not run yet, and
 * then interrupts those that do: each task that was accepted and not cancelled has run, or is in
 * the returned list. The list has the futures that {@code submit} and {@code schedule} have
 * returned. An interrupt for a task reaches the thread only while it is in that task.
 *
 * <p>If the runtime's executor refuses a delayed task, the task's future fails with the exception
 * of that executor, which also goes to the error handler; a periodic task ends with it. {@code
 * execute} and {@code submit} throw the exception instead.
 *
 * <p>Shutting this executor down does not shut the runtime down. The runtime's {@link
 * TimerRuntime#shutdown} shuts it down too; {@link TimerRuntime#shutdownNow} besides cancels the
 * tasks that wait and interrupts those that run.
 *
 * <p>Delayed tasks are ordered by their time, those of the same time in the order in which they
 * were scheduled ({@link java.util.concurrent.Delayed#compareTo}).
 *
 * <p>Writes before a task is submitted are visible to the task, and writes of the task to each
 * thread that gets its result.
 */
public interface TimerExecutorService extends ScheduledExecutorService {
  /** Whether periodic tasks go on after {@link #shutdown}. Default: no. */
  void setContinueExistingPeriodicTasksAfterShutdownPolicy(boolean value);

  /** Whether tasks that wait for their time still run after {@link #shutdown}. Default: yes. */
  void setExecuteExistingDelayedTasksAfterShutdownPolicy(boolean value);
}
