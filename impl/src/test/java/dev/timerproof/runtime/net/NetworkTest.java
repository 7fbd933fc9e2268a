package dev.timerproof.runtime.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.Eventually;
import dev.timerproof.runtime.TimerRuntime;
import dev.timerproof.runtime.VirtualClock;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Channels and their deadlines, over loopback and pipes. */
class NetworkTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(5);

  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final TimerRuntime runtime =
      TimerRuntime.builder()
          .processors(2)
          .errorHandler((source, failure) -> failures.add(failure))
          .build();

  @AfterEach
  void endRuntime() throws Exception {
    runtime.shutdownNow();
    assertTrue(runtime.awaitTermination(Duration.ofSeconds(60)));
    assertEquals(List.of(), List.copyOf(failures));
  }

  /** Collects the calls of a handler. */
  private static final class Events implements NetHandler {
    final BlockingQueue<String> queue = new LinkedBlockingQueue<>();

    @Override
    public void readable(NetChannel channel) {
      queue.add("readable");
    }

    @Override
    public void writable(NetChannel channel) {
      queue.add("writable");
    }

    @Override
    public void readTimedOut(NetChannel channel) {
      queue.add("read timed out");
    }

    @Override
    public void writeTimedOut(NetChannel channel) {
      queue.add("write timed out");
    }

    String next() throws InterruptedException {
      return String.valueOf(queue.poll(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void echoServer_withSeveralClients_returnsWhatItGets() throws Exception {
    EchoServer server = new EchoServer(runtime, LONG);
    for (int client = 0; client < 3; client++) {
      byte[] sent = new byte[20_000];
      new Random(client).nextBytes(sent);
      try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
        Thread writer =
            new Thread(
                () -> {
                  try {
                    socket.getOutputStream().write(sent);
                  } catch (IOException e) {
                    failures.add(e);
                  }
                });
        writer.start();
        assertArrayEquals(sent, socket.getInputStream().readNBytes(sent.length));
        writer.join();
      }
    }
    assertEquals(0, server.hungUp.get());
  }

  @Test
  void echoServer_silentClient_isHungUpOn() throws Exception {
    EchoServer server = new EchoServer(runtime, Duration.ofMillis(50));
    try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      long start = System.nanoTime();
      assertEquals(-1, socket.getInputStream().read());
      assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(60));
    }
    assertEquals(1, server.hungUp.get());
  }

  @Test
  void wantRead_withoutDeadline_waitsUntilSomethingComes() throws Exception {
    Pipe pipe = Pipe.open();
    Events events = new Events();
    NetChannel channel = runtime.register(pipe.source(), events);
    channel.wantRead();
    Thread.sleep(20);
    assertTrue(events.queue.isEmpty());
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    assertEquals("readable", events.next());
    Thread.sleep(20);
    assertTrue(events.queue.isEmpty(), "one wait is for one event");
    channel.wantRead();
    assertEquals("readable", events.next());
    pipe.sink().close();
    channel.close();
  }

  @Test
  void readDeadline_inThePastOrPassed_failsAtOnceUntilItIsReplacedOrCleared() throws Exception {
    Pipe pipe = Pipe.open();
    Events events = new Events();
    NetChannel channel = runtime.register(pipe.source(), events);
    channel.readDeadline(Duration.ofNanos(-1));
    channel.wantRead();
    assertEquals("read timed out", events.next());
    channel.wantRead();
    assertEquals("read timed out", events.next());

    channel.readDeadline(LONG);
    channel.wantRead();
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    assertEquals("readable", events.next());
    pipe.source().read(ByteBuffer.allocate(10));

    channel.wantRead();
    channel.readDeadline(SHORT);
    assertEquals("read timed out", events.next());
    channel.clearReadDeadline();
    channel.wantRead();
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    assertEquals("readable", events.next());
    channel.close();
  }

  @Test
  void readDeadline_replacedAgainAndAgain_neverFailsForAnOldOne() throws Exception {
    Pipe pipe = Pipe.open();
    Events events = new Events();
    NetChannel channel = runtime.register(pipe.source(), events);
    channel.wantRead();
    for (int i = 0; i < 2_000; i++) {
      channel.readDeadline(Duration.ofNanos(1_000 + i));
      channel.readDeadline(LONG);
      if (events.queue.poll() != null) {
        // The short deadline has passed before it was replaced.
        channel.wantRead();
      }
    }
    // Calls come in the order in which they were requested: after this one there is no older one.
    channel.wantRead();
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    for (String event = events.next(); !event.equals("readable"); event = events.next()) {
      assertEquals("read timed out", event);
    }
    pipe.source().read(ByteBuffer.allocate(1));
    channel.wantRead();
    Thread.sleep(20);
    assertTrue(events.queue.isEmpty(), "after the last replacement nothing fails");
    channel.close();
    assertEquals(List.of(), runtime.pending());
  }

  @Test
  void writes_ofAFullPipe_waitOrTimeOut() throws Exception {
    Pipe pipe = Pipe.open();
    Events events = new Events();
    NetChannel channel = runtime.register(pipe.sink(), events);
    channel.wantWrite();
    assertEquals("writable", events.next());
    while (pipe.sink().write(ByteBuffer.allocate(4096)) > 0) {}
    channel.writeDeadline(SHORT);
    channel.wantWrite();
    assertEquals("write timed out", events.next());
    channel.close();
  }

  @Test
  void closedChannel_withAWaitAndADeadline_isToldNothing() throws Exception {
    Pipe pipe = Pipe.open();
    Events events = new Events();
    NetChannel channel = runtime.register(pipe.source(), events);
    channel.wantRead();
    channel.readDeadline(SHORT);
    channel.close();
    assertFalse(pipe.source().isOpen());
    channel.wantRead();
    channel.readDeadline(Duration.ZERO);
    Thread.sleep(30);
    assertTrue(events.queue.isEmpty());
    assertEquals(List.of(), runtime.pending());
  }

  @Test
  void handler_thatThrows_isToldAndItsChannelClosed() throws Exception {
    Pipe pipe = Pipe.open();
    BlockingQueue<Throwable> told = new LinkedBlockingQueue<>();
    NetChannel channel =
        runtime.register(
            pipe.source(),
            new NetHandler() {
              @Override
              public void readable(NetChannel c) throws IOException {
                throw new IOException("planned");
              }

              @Override
              public void failed(NetChannel c, Throwable failure) throws IOException {
                c.close();
                told.add(failure);
              }
            });
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    channel.wantRead();
    Throwable failure = told.poll(60, TimeUnit.SECONDS);
    assertEquals("planned", failure == null ? "nothing" : failure.getMessage());
    assertFalse(pipe.source().isOpen());
  }

  @Test
  void timers_besideAWaitingChannel_areExactAndIdleMeansNoWakeUps() throws Exception {
    Pipe pipe = Pipe.open();
    NetChannel channel = runtime.register(pipe.source(), new Events());
    channel.wantRead();
    for (int i = 0; i < 100; i++) {
      CountDownLatch fired = new CountDownLatch(1);
      long[] early = new long[1];
      runtime
          .newRawTimer(
              (arg, seq, deadline) -> {
                early[0] = Math.max(deadline - runtime.now(), 0);
                fired.countDown();
              },
              null)
          .armAfter(i * 30_000L);
      assertTrue(fired.await(60, TimeUnit.SECONDS));
      assertEquals(0, early[0]);
    }
    runtime.newTimer(LONG);
    Eventually.calm(runtime);
    channel.close();
  }

  @Test
  void waitingChannel_withoutAnyTimer_meansNoWakeUps() throws Exception {
    Pipe pipe = Pipe.open();
    Events events = new Events();
    NetChannel channel = runtime.register(pipe.source(), events);
    channel.wantRead();
    Eventually.calm(runtime);
    // It waits for the channel all the same.
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    assertEquals("readable", events.next());
    channel.close();
  }

  @Test
  void register_withoutThreads_isRefused() throws Exception {
    TimerRuntime manual = TimerRuntime.builder().clock(new VirtualClock()).build();
    Pipe pipe = Pipe.open();
    assertThrows(IllegalStateException.class, () -> manual.register(pipe.source(), new Events()));
    pipe.source().close();
    pipe.sink().close();
  }
}
