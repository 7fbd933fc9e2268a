package dev.timerproof.cli.run;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.files.RunFolder;
import dev.timerproof.evidence.jvm.ForkedJvm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a command when the process is told to end (Ctrl-C, SIGTERM): its child processes are killed,
 * what was finished is reported, and the process ends with the exit code of an interrupt.
 */
public final class Interruption {
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** The run that reports what it has finished; null while a command is at work that has none. */
  private static final AtomicReference<@Nullable CheckRun> RUN = new AtomicReference<>();

  private Interruption() {}

  /** Whether this process has been told to end. */
  public static boolean isUnderWay() {
    try {
      Thread none = new Thread(() -> {});
      Runtime.getRuntime().addShutdownHook(none);
      Runtime.getRuntime().removeShutdownHook(none);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /**
   * Executes a command. When the process is told to end, the thread is interrupted and has some
   * time to clean up; then child processes are killed, and the process ends. To be called once in a
   * process, by its main thread.
   *
   * @return what the command returns; does not return if the process was told to end
   */
  public static int guard(IntSupplier command) {
    Thread worker = Thread.currentThread();
    var done = new CountDownLatch(1);
    Thread hook = new Thread(() -> end(worker, done), "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return command.getAsInt();
    } finally {
      done.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The shutdown hook ends the process and has reported already.
        waitForTheEnd(hook);
      }
    }
  }

  /** Executes a run; if the process is told to end, the run reports what it has finished. */
  public static ExitCode watch(CheckRun run) {
    RUN.set(run);
    try {
      return run.run();
    } finally {
      RUN.set(null);
    }
  }

  private static void end(Thread worker, CountDownLatch done) {
    ExitCode code = ExitCode.INTERRUPTED;
    CheckRun run = RUN.get();
    if (run != null) {
      try {
        code = run.interrupt(Interruption::endChildren);
      } catch (RuntimeException e) {
        System.err.println("timerproof: " + e);
      }
    } else {
      letFinish(worker, done);
    }
    endChildren();
    RunFolder.end();
    Runtime.getRuntime().halt(code.code());
  }

  private static void letFinish(Thread worker, CountDownLatch done) {
    worker.interrupt();
    try {
      boolean clean = done.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      // A worker that waits for the answer of a child process can go on only when the child is
      // gone. One without a child, which only computes or reads, has nothing to clean up.
      boolean hadChildren = endChildren();
      if (!clean && hadChildren && !done.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("timerproof: ended before everything was cleaned up");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void waitForTheEnd(Thread hook) {
    while (hook.isAlive()) {
      // The hook has interrupted this thread; without this the wait would end at once.
      Thread.interrupted();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  /** Ends all child processes; false if there was none. */
  private static boolean endChildren() {
    ForkedJvm.endAll();
    List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
    children.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle child : children) {
      try {
        child.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (Exception e) {
        // The process was killed; it does not matter if the system is slow to confirm that.
      }
    }
    return !children.isEmpty();
  }
}
