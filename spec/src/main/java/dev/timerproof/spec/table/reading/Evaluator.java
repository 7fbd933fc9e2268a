package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.EndlessTableException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import util.ToolIO;

/**
 * The parser and the evaluator of TLA+ keep static state, so all work on any module takes turns on
 * one thread of the process. Nothing can interrupt an evaluation: who does not want to wait any
 * longer leaves it behind on that thread, which does not keep the process from ending.
 */
final class Evaluator {
  /** Definitions stand in each other deeper than what Java programs call. */
  private static final long STACK_BYTES = 8 << 20;

  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(null, work, "table-evaluator", STACK_BYTES);
            thread.setDaemon(true);
            return thread;
          });

  /** True on the thread of the evaluator. */
  private static final ThreadLocal<Boolean> AT_WORK = ThreadLocal.withInitial(() -> false);

  /** How often somebody who waits looks whether the work before his was left behind. */
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Why the thread is not to be waited for, as long as it is at work that was left behind. */
  private static final AtomicReference<@Nullable EndlessTableException> LEFT_BEHIND =
      new AtomicReference<>();

  private Evaluator() {}

  /**
   * Does some work on the evaluator's thread and waits for it, however often the calling thread is
   * interrupted. What modules print meanwhile is dropped.
   *
   * @param text of the module that the work is about
   * @throws EndlessTableException if that takes longer than the module's text may, or other work
   *     was left behind and has not ended yet
   */
  static <T> T call(ModuleText text, Supplier<T> work) {
    return AT_WORK.get() ? work.get() : new Turn<>(text, work).take();
  }

  /** One piece of work. */
  private static final class Turn<T> {
    private final ModuleText text;
    private final Supplier<T> work;
    private boolean ended;

    Turn(ModuleText text, Supplier<T> work) {
      this.text = text;
      this.work = work;
    }

    T take() {
      long begin = System.nanoTime();
      Future<T> result = THREAD.submit(this::run);
      long period = text.limit().map(l -> Math.min(l.toNanos(), PERIOD_NANOS)).orElse(PERIOD_NANOS);
      boolean interrupted = false;
      try {
        while (true) {
          try {
            return result.get(period, TimeUnit.NANOSECONDS);
          } catch (TimeoutException e) {
            giveUpAfter(System.nanoTime() - begin, result);
          } catch (InterruptedException e) {
            interrupted = true;
          } catch (OutOfMemoryError e) {
            // The thread at work has used up the memory, and will soon find so itself.
            Thread.onSpinWait();
          } catch (ExecutionException e) {
            throw rethrown(e.getCause());
          }
        }
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private synchronized void giveUpAfter(long nanos, Future<T> result) {
      EndlessTableException other = LEFT_BEHIND.get();
      if (ended) {
        return;
      }
      if (other != null) {
        result.cancel(false);
        throw other;
      }
      if (text.limit().isPresent() && nanos >= text.limit().get().toNanos()) {
        var endless = new EndlessTableException(text.shownAs(text.module()), text.limit().get());
        LEFT_BEHIND.set(endless);
        throw endless;
      }
    }

    private T run() {
      PrintStream out = ToolIO.out;
      PrintStream err = ToolIO.err;
      ToolIO.out = new PrintStream(OutputStream.nullOutputStream());
      ToolIO.err = ToolIO.out;
      AT_WORK.set(true);
      try {
        return work.get();
      } finally {
        AT_WORK.set(false);
        ToolIO.out = out;
        ToolIO.err = err;
        end();
      }
    }

    private synchronized void end() {
      ended = true;
      LEFT_BEHIND.set(null);
    }

    private static RuntimeException rethrown(@Nullable Throwable problem) {
      if (problem instanceof Error error) {
        throw error;
      }
      return problem instanceof RuntimeException known
          ? known
          : new IllegalStateException("a module cannot be evaluated", problem);
    }
  }
}
