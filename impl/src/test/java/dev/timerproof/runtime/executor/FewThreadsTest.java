package dev.timerproof.runtime.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pool of functions where no further thread can be started, as with a low limit of users. */
@Timeout(120)
class FewThreadsTest {
  private final AtomicInteger started = new AtomicInteger();

  private FunctionExecutor.Pool pool(int threads) {
    return new FunctionExecutor.Pool(
        task -> {
          // From JDK 21 on the pool starts threads by a method that the test cannot make fail.
          if (started.incrementAndGet() > threads) {
            throw new OutOfMemoryError("planned: no further thread");
          }
          Thread thread = new Thread(task);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Without any thread each function has its caller wait a tenth of a second for one. */
  @ParameterizedTest
  @CsvSource({"0, 5", "1, 100", "3, 100"})
  void functionsDueTogether_withFewThreads_allRun(int threads, int functions) throws Exception {
    FunctionExecutor.Pool pool = pool(threads);
    CountDownLatch ran = new CountDownLatch(functions);
    for (int i = 0; i < functions; i++) {
      pool.execute(
          () -> {
            LockSupport.parkNanos(100_000);
            ran.countDown();
          });
    }
    assertTrue(ran.await(60, TimeUnit.SECONDS), () -> ran.getCount() + " have not run");
    assertTrue(started.get() > threads, "the limit was met");
    pool.shutdown();
    assertTrue(pool.awaitTermination(60, TimeUnit.SECONDS));
  }

  @Test
  void functionThatWaitsAndThrows_harmsNoOther() throws Exception {
    FunctionExecutor.Pool pool = pool(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger ran = new AtomicInteger();
    pool.execute(
        () -> {
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    pool.execute(
        () -> {
          throw new IllegalStateException("planned");
        });
    pool.execute(ran::incrementAndGet);
    go.countDown();
    pool.shutdown();
    assertTrue(pool.awaitTermination(60, TimeUnit.SECONDS));
    assertEquals(1, ran.get());
  }
}
