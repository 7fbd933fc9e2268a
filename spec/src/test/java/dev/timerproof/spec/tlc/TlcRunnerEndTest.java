package dev.timerproof.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However a run ends, no process and no directory is left. */
final class TlcRunnerEndTest {
  private Set<Path> directoriesBefore = Set.of();
  private Set<Long> jvmsBefore = Set.of();

  @BeforeEach
  void remember() throws Exception {
    directoriesBefore = Toys.runDirectories();
    jvmsBefore = Toys.forkedJvms();
  }

  @Test
  void run_thatEnds_leavesNothing() throws Exception {
    TlcResult result = Toys.run(Toys.toy("Circle", "INVARIANT TypeOK"));
    assertEquals(TlcOutcome.HOLDS, result.outcome(), result.error());
    assertNothingIsLeft();
  }

  @Test
  void run_thatIsClosed_leavesNothing() throws Exception {
    try (Started run = new Started()) {
      run.runner.close();
      assertInstanceOf(InterruptedException.class, run.end());
      assertNothingIsLeft();
    }
  }

  @Test
  void run_thatIsInterrupted_leavesNothing() throws Exception {
    try (Started run = new Started()) {
      run.thread.interrupt();
      assertInstanceOf(InterruptedException.class, run.end());
      assertNothingIsLeft();
    }
  }

  private void assertNothingIsLeft() throws Exception {
    Set<Path> directories = new HashSet<>(Toys.runDirectories());
    directories.removeAll(directoriesBefore);
    assertEquals(Set.of(), directories);
    Set<Long> jvms = new HashSet<>(Toys.forkedJvms());
    jvms.removeAll(jvmsBefore);
    assertEquals(Set.of(), jvms);
  }

  /** An endless run that has found its first states. */
  private static final class Started implements AutoCloseable {
    final TlcRunner runner = new TlcRunner();
    final Thread thread;
    private final AtomicReference<@Nullable Object> end = new AtomicReference<>();

    Started() throws InterruptedException {
      CountDownLatch states = new CountDownLatch(1);
      TlcListener listener =
          new TlcListener() {
            @Override
            public void progress(TlcJob job, TlcProgress progress) {
              if (progress.distinct() > 0) {
                states.countDown();
              }
            }
          };
      thread = new Thread(() -> run(listener));
      thread.start();
      assertTrue(states.await(30, TimeUnit.SECONDS), "no progress within 30 s");
    }

    private void run(TlcListener listener) {
      try {
        end.set(runner.run(Toys.endless(Toys.LIMITS), listener));
      } catch (Exception e) {
        end.set(e);
      }
    }

    @Nullable Object end() throws InterruptedException {
      thread.join(TimeUnit.SECONDS.toMillis(20));
      return end.get();
    }

    @Override
    public void close() {
      runner.close();
    }
  }
}
