package dev.timerproof.cli.run;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.files.RunFolder;
import dev.timerproof.evidence.jvm.ForkedJvm;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a run when the process is told to end (Ctrl-C, SIGTERM): its child processes are killed,
 * what was finished is reported, and the process ends with the report's exit code.
 */
public final class Interruption {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private Interruption() {}

  /** Whether this process has been told to end. */
  static boolean isUnderWay() {
    try {
      Thread none = new Thread(() -> {});
      Runtime.getRuntime().addShutdownHook(none);
      Runtime.getRuntime().removeShutdownHook(none);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** Executes a run; if the process is told to end, interrupts the run. */
  public static ExitCode watch(CheckRun run) {
    Thread hook =
        new Thread(
            () -> {
              ExitCode code = ExitCode.INTERRUPTED;
              try {
                code = run.interrupt(Interruption::endChildren);
              } catch (RuntimeException e) {
                System.err.println("timerproof: " + e);
              }
              RunFolder.end();
              Runtime.getRuntime().halt(code.code());
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return run.run();
    } finally {
      // Also when the run throws: a hook that stays would end the process in place of whoever
      // catches the exception, with an exit code of its own and before other hooks are done.
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending already, and the shutdown hook is running.
      }
    }
  }

  /**
   * Runs work that can be interrupted. When the process is told to end, the thread is interrupted
   * and has some time to clean up; then child processes are killed, and the process ends with the
   * exit code of an interrupt.
   */
  public static <T> T guard(Callable<T> work) throws Exception {
    Thread worker = Thread.currentThread();
    var done = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              worker.interrupt();
              try {
                // A worker that waits for the answer of a child process can go on only when the
                // child is gone.
                boolean clean = done.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
                endChildren();
                if (!clean && !done.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                  System.err.println("timerproof: ended before everything was cleaned up");
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              endChildren();
              RunFolder.end();
              Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.call();
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

  private static void waitForTheEnd(Thread hook) {
    while (hook.isAlive()) {
      // The hook has interrupted this thread; without this the wait would end at once.
      Thread.interrupted();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private static void endChildren() {
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
  }
}
