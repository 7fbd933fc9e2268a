package dev.timerproof.bench.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that do a part of a work each at the same time, the same threads in each batch. The first
 * part runs on the caller's thread.
 */
final class Crew implements AutoCloseable {
  /** One thread's part of a batch. */
  interface Part {
    void run(int size);
  }

  private final Part first;
  private final List<Thread> others = new ArrayList<>();
  private final CyclicBarrier barrier;
  private volatile int size;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;

  Crew(List<? extends Part> parts) {
    first = parts.get(0);
    barrier = new CyclicBarrier(parts.size());
    for (Part part : parts.subList(1, parts.size())) {
      Thread thread = new Thread(() -> serve(part), "crew");
      thread.setDaemon(true);
      thread.start();
      others.add(thread);
    }
  }

  private void serve(Part part) {
    try {
      while (true) {
        barrier.await();
        if (closed) {
          return;
        }
        try {
          part.run(size);
        } catch (RuntimeException | Error e) {
          failure = e;
        }
        barrier.await();
      }
    } catch (InterruptedException | BrokenBarrierException e) {
      // The work is over.
    }
  }

  /**
   * Has all threads together do {@code size} operations, and measures from the first start to the
   * last end.
   */
  void run(int size, Meter meter) throws InterruptedException {
    this.size = size;
    meter.begin();
    pass();
    try {
      first.run(size);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    pass();
    meter.end((long) size * (others.size() + 1));
    if (failure != null) {
      throw new WorkNotDoneException("a thread failed: " + failure);
    }
  }

  private void pass() throws InterruptedException {
    try {
      barrier.await();
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    others.forEach(Thread::interrupt);
  }
}
