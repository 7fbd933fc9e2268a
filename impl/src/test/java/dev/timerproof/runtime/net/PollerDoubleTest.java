package dev.timerproof.runtime.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.TimerRuntime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The scheduler with a poller that parks: which thread sleeps there, and what ends the sleep. */
class PollerDoubleTest {
  /** A parking poller that counts its calls. */
  private static final class Noting implements NetPoller {
    private final ParkingPoller parking = new ParkingPoller();
    final AtomicInteger inside = new AtomicInteger();
    final AtomicInteger crowded = new AtomicInteger();
    final AtomicInteger wakeups = new AtomicInteger();
    volatile boolean closed;

    @Override
    public void poll(long delayNanos, Consumer<Runnable> ready) {
      if (inside.incrementAndGet() > 1) {
        crowded.incrementAndGet();
      }
      parking.poll(delayNanos, ready);
      inside.decrementAndGet();
    }

    @Override
    public void wakeup() {
      wakeups.incrementAndGet();
      parking.wakeup();
    }

    @Override
    public boolean hasWaiters() {
      return false;
    }

    @Override
    public Registration register(SelectableChannel channel, Listener listener) throws IOException {
      return parking.register(channel, listener);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final Noting poller = new Noting();
  private final TimerRuntime runtime =
      TimerRuntime.builder().processors(4).netPoller(poller).build();

  private void awaitSleeper() throws InterruptedException {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (poller.inside.get() == 0 && System.nanoTime() < patience) {
      Thread.sleep(1);
    }
    assertEquals(1, poller.inside.get());
  }

  @Test
  void manyTimers_ofManyThreads_neverPutTwoThreadsIntoThePoller() throws Exception {
    CountDownLatch fired = new CountDownLatch(4_000);
    for (int c = 0; c < 4; c++) {
      new Thread(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  runtime
                      .newRawTimer((arg, seq, d) -> fired.countDown(), null)
                      .armAfter(i % 100 * 10_000L);
                }
              })
          .start();
    }
    assertTrue(fired.await(60, TimeUnit.SECONDS));
    assertEquals(0, poller.crowded.get());
    runtime.close();
    assertTrue(poller.closed);
  }

  @Test
  void laterTimers_whileAThreadSleeps_donotEndItsSleep() throws Exception {
    Duration hour = Duration.ofHours(1);
    runtime.newTimer(hour);
    awaitSleeper();
    Thread.sleep(20);
    awaitSleeper();
    int before = poller.wakeups.get();
    for (int i = 1; i <= 100; i++) {
      runtime.newTimer(hour.plusSeconds(i)).reset(hour.plusSeconds(2L * i));
    }
    assertEquals(before, poller.wakeups.get());
    runtime.newTimer(Duration.ofMinutes(59));
    assertEquals(before + 1, poller.wakeups.get(), "an earlier timer ends it once");
    assertEquals(102, runtime.shutdownNow().size());
    assertTrue(runtime.awaitTermination(Duration.ofSeconds(60)));
  }

  @Test
  void selector_thatFails_isReplacedAndReported() throws Exception {
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Selector> opened = new ArrayList<>();
    SelectorPoller selectors =
        new SelectorPoller(
            failures::add,
            () -> {
              opened.add(Selector.open());
              return opened.get(opened.size() - 1);
            });
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    AtomicInteger ready = new AtomicInteger();
    NetPoller.Registration registration =
        selectors.register(
            pipe.source(),
            ops -> {
              ready.incrementAndGet();
              return null;
            });
    registration.want(SelectionKey.OP_READ);
    assertTrue(selectors.hasWaiters());
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    opened.get(0).close();
    selectors.poll(0, task -> {});
    assertEquals(1, failures.size());
    assertEquals(0, ready.get());
    assertEquals(2, opened.size());
    selectors.poll(0, task -> {});
    assertEquals(1, ready.get(), "the operations that were waited for are not forgotten");
    assertEquals(1, failures.size());
    assertFalse(selectors.hasWaiters());
    selectors.close();
    assertThrows(IOException.class, () -> selectors.register(pipe.source(), ops -> null));
    pipe.sink().close();
    pipe.source().close();
  }
}
