package dev.timerproof.runtime;

import java.util.concurrent.ScheduledExecutorService;

/**
 * A {@link ScheduledExecutorService} whose delays are timers of a {@link TimerRuntime}. It keeps
 * the JDK's contract, with the defaults of {@link
 * java.util.concurrent.ScheduledThreadPoolExecutor}; a cancelled task lets go of its room at once.
 * Tasks run on the runtime's executor, so tasks that are due together run at the same time and in
 * no order.
 *
 * <p>Shutting it down does not shut the runtime down. Tasks that wait when the runtime itself is
 * stopped never run; their timers are in what {@link TimerRuntime#shutdownNow} returns.
 */
public interface TimerExecutorService extends ScheduledExecutorService {
  /** Whether periodic tasks go on after {@link #shutdown}. Default: no. */
  void setContinueExistingPeriodicTasksAfterShutdownPolicy(boolean value);

  /** Whether tasks that wait for their time still run after {@link #shutdown}. Default: yes. */
  void setExecuteExistingDelayedTasksAfterShutdownPolicy(boolean value);
}
