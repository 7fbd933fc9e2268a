package dev.timerproof.runtime.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.Eventually;
import dev.timerproof.runtime.TimerRuntime;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of channels: which calls of the handler happen when, and that nothing is left after
 * closing.
 */
@Timeout(120)
class ChannelContractTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final TimerRuntime runtime =
      TimerRuntime.builder()
          .processors(3)
          .errorHandler((source, failure) -> failures.add(failure))
          .build();

  @AfterEach
  void endRuntime() throws Exception {
    runtime.shutdownNow();
    assertTrue(runtime.awaitTermination(Duration.ofSeconds(60)));
    assertEquals(List.of(), List.copyOf(failures));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Eventually.holds("the condition", condition);
  }

  private static Pipe fullPipe() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    return pipe;
  }

  private static void close(Pipe pipe) throws IOException {
    pipe.source().close();
    pipe.sink().close();
  }

  private static ServerSocketChannel server() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0));
  }

  /** Checks that the port is free, by binding it. */
  private static void assertFree(SocketAddress address) throws IOException {
    try (ServerSocket again = new ServerSocket()) {
      again.bind(address);
    }
  }

  // A handler that says nothing about it.

  /** A handler whose other methods are as {@link NetHandler} has them. */
  private static final NetHandler PLAIN =
      channel -> {
        throw new IllegalStateException("planned");
      };

  @Test
  void channelWhoseDeadlinePasses_isClosedByDefault() throws Exception {
    Pipe pipe = Pipe.open();
    NetChannel source = runtime.register(pipe.source(), PLAIN);
    source.readDeadline(Duration.ofMillis(1));
    source.wantRead();
    await(() -> !pipe.source().isOpen());
    close(pipe);
    Pipe full = Pipe.open();
    full.sink().configureBlocking(false);
    while (full.sink().write(ByteBuffer.wrap(new byte[1 << 16])) > 0) {}
    NetChannel sink = runtime.register(full.sink(), PLAIN);
    sink.writeDeadline(Duration.ofMillis(1));
    sink.wantWrite();
    await(() -> !full.sink().isOpen());
    close(full);
  }

  @Test
  void channelWhoseHandlerThrows_isClosedByDefault() throws Exception {
    Pipe pipe = fullPipe();
    runtime.register(pipe.source(), PLAIN).wantRead();
    await(() -> !pipe.source().isOpen());
    close(pipe);
  }

  // Who is called.

  @Test
  void calls_ofBothDirectionsArmedByTheHandlerAndByOthers_neverOverlap() throws Exception {
    ServerSocketChannel listener = server();
    try (SocketChannel one = SocketChannel.open(listener.getLocalAddress());
        SocketChannel other = listener.accept()) {
      other.write(ByteBuffer.wrap(new byte[1]));
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      AtomicInteger reads = new AtomicInteger();
      AtomicInteger writes = new AtomicInteger();
      NetHandler handler =
          new NetHandler() {
            private void enter(AtomicInteger counter) {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              counter.incrementAndGet();
              LockSupport.parkNanos(10_000);
              inside.decrementAndGet();
            }

            @Override
            public void readable(NetChannel channel) {
              channel.wantRead();
              enter(reads);
            }

            @Override
            public void writable(NetChannel channel) {
              channel.wantWrite();
              enter(writes);
            }

            @Override
            public void readTimedOut(NetChannel channel) {
              channel.clearReadDeadline();
              channel.wantRead();
              enter(reads);
            }
          };
      NetChannel channel = runtime.register(one, handler);
      for (int i = 0; i < 2_000 || reads.get() < 100 || writes.get() < 100; i++) {
        channel.wantRead();
        channel.wantWrite();
        channel.readDeadline(Duration.ofNanos(i % 3 * 1_000L));
        if (i % 100 == 0) {
          Thread.sleep(1);
        }
      }
      channel.close();
      assertEquals(1, most.get());
    } finally {
      listener.close();
    }
  }

  @Test
  void handler_thatWaitsInVainAgainAndAgain_letsTheOtherDirectionHaveItsTurn() throws Exception {
    ServerSocketChannel listener = server();
    try (SocketChannel one = SocketChannel.open(listener.getLocalAddress());
        SocketChannel other = listener.accept()) {
      assertTrue(other.isConnected());
      CountDownLatch written = new CountDownLatch(1);
      NetHandler handler =
          new NetHandler() {
            @Override
            public void readable(NetChannel channel) {}

            @Override
            public void readTimedOut(NetChannel channel) {
              channel.wantRead();
            }

            @Override
            public void writable(NetChannel channel) {
              written.countDown();
            }
          };
      NetChannel channel = runtime.register(one, handler);
      channel.readDeadline(Duration.ZERO);
      channel.wantRead();
      channel.wantWrite();
      await(written);
      channel.close();
    } finally {
      listener.close();
    }
  }

  @Test
  void handler_thatLeavesAnInterruptBehind_doesNotInterruptTheNext() throws Exception {
    Pipe first = fullPipe();
    Pipe second = fullPipe();
    BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
    List<NetChannel> channels = new ArrayList<>();
    for (Pipe pipe : List.of(first, second)) {
      channels.add(
          runtime.register(
              pipe.source(),
              channel -> {
                interrupted.add(Thread.currentThread().isInterrupted());
                Thread.currentThread().interrupt();
                channel.wantRead();
              }));
    }
    for (NetChannel channel : channels) {
      channel.wantRead();
    }
    for (int i = 0; i < 100; i++) {
      assertEquals(false, interrupted.poll(60, TimeUnit.SECONDS));
    }
    for (NetChannel channel : channels) {
      channel.close();
    }
    close(first);
    close(second);
  }

  // What close() ends.

  @Test
  void close_withATimeoutThatWaitsToBeTold_tellsNothing() throws Exception {
    for (int round = 0; round < 100; round++) {
      Pipe pipe = Pipe.open();
      AtomicInteger told = new AtomicInteger();
      NetChannel channel =
          runtime.register(
              pipe.source(),
              new NetHandler() {
                @Override
                public void readable(NetChannel c) {}

                @Override
                public void readTimedOut(NetChannel c) {
                  told.incrementAndGet();
                }
              });
      AtomicInteger toldAtClose = new AtomicInteger(-1);
      CountDownLatch closed = new CountDownLatch(1);
      runtime
          .newRawTimer(
              (arg, seq, deadline) -> {
                channel.wantRead();
                channel.readDeadline(Duration.ZERO);
                try {
                  channel.close();
                } catch (IOException e) {
                  failures.add(e);
                }
                toldAtClose.set(told.get());
                closed.countDown();
              },
              null)
          .armAfter(0);
      await(closed);
      pipe.sink().close();
      Thread.sleep(round % 3);
      assertEquals(toldAtClose.get(), told.get());
    }
  }

  @Test
  void close_byAnotherThreadAtAnyMoment_isTheEndOfAllCalls() throws Exception {
    AtomicInteger late = new AtomicInteger();
    AtomicInteger calls = new AtomicInteger();
    for (int round = 0; round < 300; round++) {
      Pipe pipe = fullPipe();
      AtomicBoolean returned = new AtomicBoolean();
      NetHandler handler =
          new NetHandler() {
            @Override
            public void readable(NetChannel channel) {
              called(channel);
            }

            @Override
            public void readTimedOut(NetChannel channel) {
              called(channel);
            }

            @Override
            public void failed(NetChannel channel, Throwable failure) {
              called(channel);
            }

            private void called(NetChannel channel) {
              calls.incrementAndGet();
              late.addAndGet(returned.get() ? 1 : 0);
              channel.readDeadline(Duration.ofNanos(1_000));
              channel.wantRead();
              late.addAndGet(returned.get() ? 1 : 0);
            }
          };
      NetChannel channel = runtime.register(pipe.source(), handler);
      channel.wantRead();
      long until = System.nanoTime() + round * 2_000L;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      if (round % 4 == 0) {
        pipe.source().close();
      }
      channel.close();
      returned.set(true);
      pipe.sink().close();
    }
    assertEquals(0, late.get());
    assertTrue(calls.get() > 300, "the handlers were called: " + calls);
  }

  @Test
  void close_whileACallRunsInAnotherThread_waitsForItAndKeepsAnInterrupt() throws Exception {
    Pipe pipe = fullPipe();
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    NetChannel channel =
        runtime.register(
            pipe.source(),
            c -> {
              entered.countDown();
              await(go);
            });
    channel.wantRead();
    await(entered);
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread closer =
        new Thread(
            () -> {
              try {
                channel.close();
              } catch (IOException e) {
                failures.add(e);
              }
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    closer.start();
    await(() -> closer.getState() == Thread.State.WAITING);
    closer.interrupt();
    Thread.sleep(20);
    assertTrue(closer.isAlive());
    assertFalse(pipe.source().isOpen());
    go.countDown();
    closer.join();
    assertTrue(interrupted.get());
    pipe.sink().close();
  }

  @Test
  void close_byTheHandlersOfTwoChannels_ofEachOther_endsBoth() throws Exception {
    Pipe first = fullPipe();
    Pipe second = fullPipe();
    NetChannel[] channels = new NetChannel[2];
    CyclicBarrier bothInside = new CyclicBarrier(2);
    CountDownLatch closed = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      int other = 1 - i;
      channels[i] =
          runtime.register(
              (i == 0 ? first : second).source(),
              channel -> {
                try {
                  bothInside.await(60, TimeUnit.SECONDS);
                } catch (Exception e) {
                  failures.add(e);
                }
                channels[other].close();
                closed.countDown();
              });
    }
    channels[0].wantRead();
    channels[1].wantRead();
    await(closed);
    assertFalse(first.source().isOpen());
    assertFalse(second.source().isOpen());
    first.sink().close();
    second.sink().close();
  }

  @Test
  void handler_thatClosesAndThenThrows_isNotToldButTheErrorHandlerIs() throws Exception {
    Pipe pipe = fullPipe();
    AtomicInteger told = new AtomicInteger();
    NetChannel channel =
        runtime.register(
            pipe.source(),
            new NetHandler() {
              @Override
              public void readable(NetChannel c) throws IOException {
                c.close();
                throw new IOException("planned");
              }

              @Override
              public void failed(NetChannel c, Throwable failure) {
                told.incrementAndGet();
              }
            });
    channel.wantRead();
    await(() -> !failures.isEmpty());
    assertEquals("planned", failures.remove().getMessage());
    assertEquals(0, told.get());
    pipe.sink().close();
  }

  @Test
  void close_withDeadlinesOfBothDirections_disarmsBoth() throws Exception {
    ServerSocketChannel listener = server();
    SocketChannel one = SocketChannel.open(listener.getLocalAddress());
    NetChannel channel = runtime.register(one, c -> {});
    channel.readDeadline(LONG);
    channel.writeDeadline(LONG);
    assertEquals(2, runtime.pending().size());
    channel.close();
    assertEquals(List.of(), runtime.pending());
    listener.close();
  }

  // Descriptors and ports.

  @Test
  void server_closedByItsHandler_hasLeftItsPortWhenCloseReturns() throws Exception {
    ServerSocketChannel listener = server();
    SocketAddress address = listener.getLocalAddress();
    BlockingQueue<String> outcome = new LinkedBlockingQueue<>();
    NetChannel channel =
        runtime.register(
            listener,
            c -> {
              listener.accept().close();
              c.close();
              try {
                assertFree(address);
                outcome.add("free");
              } catch (IOException e) {
                outcome.add(e.toString());
              }
            });
    channel.wantRead();
    SocketChannel.open(address).close();
    assertEquals("free", outcome.poll(60, TimeUnit.SECONDS));
  }

  @Test
  void server_closedWhileAThreadSleepsInTheSelector_hasLeftItsPortWhenCloseReturns()
      throws Exception {
    for (int round = 0; round < 20; round++) {
      ServerSocketChannel listener = server();
      SocketAddress address = listener.getLocalAddress();
      NetChannel channel = runtime.register(listener, c -> {});
      if (round % 2 == 0) {
        channel.wantRead();
      }
      Thread.sleep(round % 4 * 5L);
      channel.close();
      assertFree(address);
    }
  }

  @Test
  void server_closedBehindTheRuntimesBack_leavesItsPortThoughNothingElseHappens() throws Exception {
    ServerSocketChannel listener = server();
    SocketAddress address = listener.getLocalAddress();
    CountDownLatch told = new CountDownLatch(1);
    NetChannel channel = runtime.register(listener, new Lost(told));
    channel.wantRead();
    Thread.sleep(50);
    listener.close();
    await(told);
    channel.close();
    assertFree(address);
  }

  @Test
  void channel_closedAfterTheRuntimeHasEnded_keepsNoPort() throws Exception {
    TimerRuntime other = TimerRuntime.builder().processors(1).build();
    ServerSocketChannel listener = server();
    SocketAddress address = listener.getLocalAddress();
    NetChannel channel = other.register(listener, c -> {});
    channel.wantRead();
    other.close();
    channel.wantRead();
    listener.close();
    assertFree(address);
    channel.close();
  }

  // A channel that is closed by others.

  /** A handler that notes that its channel was lost, and reports all other failures. */
  private static final class Lost implements NetHandler {
    final CountDownLatch told;
    final AtomicInteger calls = new AtomicInteger();
    volatile @Nullable Throwable failure;

    Lost(CountDownLatch told) {
      this.told = told;
    }

    @Override
    public void readable(NetChannel channel) {
      calls.incrementAndGet();
    }

    @Override
    public void failed(NetChannel channel, Throwable failure) {
      calls.incrementAndGet();
      this.failure = failure;
      told.countDown();
    }
  }

  @Test
  void channel_closedBehindTheRuntimesBack_isToldOnceAndNothingFollows() throws Exception {
    Pipe pipe = Pipe.open();
    Lost lost = new Lost(new CountDownLatch(1));
    NetChannel channel = runtime.register(pipe.source(), lost);
    channel.wantRead();
    channel.readDeadline(LONG);
    Thread.sleep(20);
    pipe.source().close();
    await(lost.told);
    assertInstanceOf(ClosedChannelException.class, lost.failure);
    await(() -> runtime.pending().isEmpty());
    channel.wantRead();
    channel.readDeadline(Duration.ZERO);
    Thread.sleep(20);
    assertEquals(1, lost.calls.get());
    pipe.sink().close();
  }

  @Test
  void channel_closedByItsHandlerBehindTheRuntimesBack_isToldOnce() throws Exception {
    Pipe pipe = fullPipe();
    BlockingQueue<Throwable> told = new LinkedBlockingQueue<>();
    NetChannel channel =
        runtime.register(
            pipe.source(),
            new NetHandler() {
              @Override
              public void readable(NetChannel c) throws IOException {
                c.channel().close();
                pipe.source().read(ByteBuffer.allocate(1));
              }

              @Override
              public void failed(NetChannel c, Throwable failure) {
                told.add(failure);
              }
            });
    channel.wantRead();
    assertInstanceOf(ClosedChannelException.class, told.poll(60, TimeUnit.SECONDS));
    assertNull(told.poll(50, TimeUnit.MILLISECONDS));
    pipe.sink().close();
  }

  @Test
  void handlers_ofClosedChannels_canBeCollected() throws Exception {
    List<WeakReference<Object>> held = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Pipe pipe = Pipe.open();
      byte[] state = new byte[100_000];
      NetChannel channel = runtime.register(pipe.source(), c -> state[0]++);
      channel.wantRead();
      channel.readDeadline(LONG);
      held.add(new WeakReference<>(state));
      if (i % 2 == 0) {
        channel.close();
      } else {
        pipe.source().close();
      }
      pipe.sink().close();
    }
    await(
        () -> {
          System.gc();
          return held.stream().allMatch(reference -> reference.get() == null);
        });
  }

  // What is refused.

  @Test
  void register_ofAChannelThatIsRegistered_isRefusedAndLeavesTheFirst() throws Exception {
    Pipe pipe = fullPipe();
    CountDownLatch first = new CountDownLatch(1);
    NetChannel channel = runtime.register(pipe.source(), c -> first.countDown());
    AtomicInteger second = new AtomicInteger();
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> runtime.register(pipe.source(), c -> second.incrementAndGet()));
    assertTrue(String.valueOf(refused.getMessage()).contains("already"), refused.getMessage());
    channel.wantRead();
    await(first);
    assertEquals(0, second.get());
    channel.close();
    pipe.sink().close();
  }

  @Test
  void register_ofAClosedChannel_isRefused() throws Exception {
    Pipe pipe = Pipe.open();
    close(pipe);
    assertThrows(
        ClosedChannelException.class, () -> runtime.register(pipe.source(), channel -> {}));
  }

  @Test
  void want_ofWhatTheChannelCannotDo_isRefusedAndLeavesTheOther() throws Exception {
    ServerSocketChannel listener = server();
    CountDownLatch accepted = new CountDownLatch(1);
    NetChannel server = runtime.register(listener, c -> accepted.countDown());
    assertThrows(UnsupportedOperationException.class, server::wantWrite);
    server.wantRead();
    assertThrows(UnsupportedOperationException.class, server::wantWrite);
    SocketChannel.open(listener.getLocalAddress()).close();
    await(accepted);
    server.close();

    Pipe pipe = Pipe.open();
    CountDownLatch written = new CountDownLatch(1);
    NetHandler handler =
        new NetHandler() {
          @Override
          public void readable(NetChannel channel) {}

          @Override
          public void writable(NetChannel channel) {
            written.countDown();
          }
        };
    NetChannel sink = runtime.register(pipe.sink(), handler);
    assertThrows(UnsupportedOperationException.class, sink::wantRead);
    sink.wantWrite();
    await(written);
    sink.close();
    pipe.source().close();
  }

  @Test
  void deadline_thatIsRefused_leavesTheOneBefore() throws Exception {
    Pipe pipe = Pipe.open();
    CountDownLatch refused = new CountDownLatch(1);
    CountDownLatch timedOut = new CountDownLatch(1);
    NetHandler handler =
        new NetHandler() {
          @Override
          public void readable(NetChannel channel) {}

          @Override
          public void readTimedOut(NetChannel channel) throws IOException {
            // However soon the deadline passes, the channel is open until the other was refused.
            await(refused);
            channel.close();
            timedOut.countDown();
          }
        };
    NetChannel channel = runtime.register(pipe.source(), handler);
    channel.wantRead();
    channel.readDeadline(Duration.ofMillis(100));
    runtime.shutdown();
    assertThrows(RejectedExecutionException.class, () -> channel.readDeadline(LONG));
    refused.countDown();
    await(timedOut);
    assertTrue(runtime.awaitTermination(Duration.ofSeconds(60)));
    pipe.sink().close();
  }

  // Deadlines that are too late.

  @Test
  void deadline_thatFiresWhileItIsReplaced_doesNotCount() throws Exception {
    Pipe pipe = Pipe.open();
    AtomicInteger timeouts = new AtomicInteger();
    NetHandler handler =
        new NetHandler() {
          @Override
          public void readable(NetChannel channel) {}

          @Override
          public void readTimedOut(NetChannel channel) {
            timeouts.incrementAndGet();
          }
        };
    NetChannel channel = runtime.register(pipe.source(), handler);
    channel.wantRead();
    long fired = 0;
    for (boolean replaced : new boolean[] {true, false}) {
      // A deadline takes effect under the channel's monitor.
      synchronized (channel) {
        channel.readDeadline(Duration.ofNanos(1));
        long count = ++fired;
        await(() -> runtime.counters().fired() == count);
        if (replaced) {
          channel.readDeadline(LONG);
        } else {
          channel.clearReadDeadline();
        }
      }
      Thread.sleep(30);
      channel.wantRead();
      Thread.sleep(10);
      assertEquals(0, timeouts.get());
    }
    channel.close();
    pipe.sink().close();
  }
}
