package dev.timerproof.runtime.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.timerproof.runtime.Eventually;
import dev.timerproof.runtime.TimerRuntime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Connections are opened, used, cut and closed in every way, again and again: the numbers of
 * descriptors and bytes stay the same. Short by default; docs/runtime.md has the command and
 * figures of a long run.
 */
class ConnectionSoakTest {
  private static final int CONNECTIONS = Integer.getInteger("timerproof.soak.connections", 30);
  private static final int ROUNDS = Integer.getInteger("timerproof.soak.rounds", 20);

  /** The number of rounds after which the JVM has loaded its classes and opened its files. */
  private static final int WARM = Math.max(ROUNDS / 10, 5);

  private static final long MEMORY_MARGIN = 4L << 20;
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final UnixOperatingSystemMXBean OS =
      (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final TimerRuntime runtime =
      TimerRuntime.builder()
          .processors(2)
          .errorHandler((source, failure) -> failures.add(failure))
          .build();
  private final LongAdder served = new LongAdder();
  private final LongAdder lost = new LongAdder();

  @AfterEach
  void endRuntime() throws Exception {
    runtime.shutdownNow();
    assertTrue(runtime.awaitTermination(Duration.ofSeconds(60)));
  }

  /** The server's end of a connection: sends back what it gets; hangs up on a zero. */
  private final class Served implements NetHandler {
    private final ByteBuffer buffer = ByteBuffer.allocate(16);
    private final SocketChannel socket;

    Served(SocketChannel socket) {
      this.socket = socket;
    }

    @Override
    public void readable(NetChannel channel) throws IOException {
      if (socket.read(buffer) < 0 || buffer.get(0) == 0) {
        channel.close();
        served.increment();
        return;
      }
      socket.write(buffer.flip());
      buffer.clear();
      channel.readDeadline(LONG);
      channel.wantRead();
    }

    /** The client has cut the connection, or the test has closed this end. */
    @Override
    public void failed(NetChannel channel, Throwable failure) throws IOException {
      channel.close();
      served.increment();
    }
  }

  /** A client: waits for one byte, and for the end afterwards. */
  private final class Client implements NetHandler {
    final SocketChannel socket;
    final CountDownLatch answered;
    final CountDownLatch ended;
    final NetChannel channel;

    Client(SocketAddress server, CountDownLatch answered, CountDownLatch ended) throws IOException {
      this.answered = answered;
      this.ended = ended;
      // Closing resets the connection: its port is free at once.
      this.socket = SocketChannel.open(server).setOption(StandardSocketOptions.SO_LINGER, 0);
      this.channel = runtime.register(socket, this);
      channel.readDeadline(LONG);
      channel.writeDeadline(LONG);
      channel.wantRead();
      socket.write(ByteBuffer.wrap(new byte[] {1}));
    }

    @Override
    public void readable(NetChannel c) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(16);
      if (socket.read(buffer) < 0) {
        c.close();
        ended.countDown();
      } else {
        c.wantRead();
        answered.countDown();
      }
    }

    @Override
    public void failed(NetChannel c, Throwable failure) throws IOException {
      // The server's end resets the connection where the client has asked for its end.
      lost.add(failure instanceof ClosedChannelException ? 1 : 0);
      c.close();
      ended.countDown();
    }

    void end(int way) throws IOException {
      switch (way) {
        case 0 -> {
          channel.close();
          ended.countDown();
        }
        case 1 -> socket.close();
        default -> socket.write(ByteBuffer.wrap(new byte[1]));
      }
    }
  }

  private void accept(ServerSocketChannel listener, NetChannel channel) throws IOException {
    for (SocketChannel socket = listener.accept(); socket != null; socket = listener.accept()) {
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      NetChannel connection = runtime.register(socket, new Served(socket));
      connection.readDeadline(LONG);
      connection.wantRead();
    }
    channel.wantRead();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertTrue(latch.await(120, TimeUnit.SECONDS), () -> latch.getCount() + " are missing");
  }

  private void round(SocketAddress server) throws Exception {
    CountDownLatch answered = new CountDownLatch(CONNECTIONS);
    CountDownLatch ended = new CountDownLatch(CONNECTIONS);
    List<Client> clients = new ArrayList<>();
    long servedBefore = served.sum();
    for (int i = 0; i < CONNECTIONS; i++) {
      clients.add(new Client(server, answered, ended));
    }
    await(answered);
    for (int i = 0; i < CONNECTIONS; i++) {
      clients.get(i).end(i % 3);
    }
    await(ended);
    Eventually.holds(
        "all connections have ended", () -> served.sum() - servedBefore >= CONNECTIONS);
    assertEquals(CONNECTIONS, served.sum() - servedBefore);
  }

  private static long usedMemory() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void connections_openedUsedCutAndClosedAgainAndAgain_leaveNothingBehind() throws Exception {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CONNECTIONS);
    NetChannel server = runtime.register(listener, channel -> accept(listener, channel));
    server.wantRead();
    long descriptors = 0;
    long memory = 0;
    long start = System.nanoTime();
    for (int i = 0; i < ROUNDS; i++) {
      if (i == WARM) {
        descriptors = OS.getOpenFileDescriptorCount();
        memory = usedMemory();
      }
      round(listener.getLocalAddress());
      if (i >= WARM) {
        // The JVM itself opens a file now and then and closes it again.
        long expected = descriptors;
        Eventually.holds(
            "more descriptors than after warming up, round " + i,
            () -> OS.getOpenFileDescriptorCount() <= expected);
      }
      assertEquals(List.of(), runtime.pending(), "armed deadlines, round " + i);
    }
    long grown = usedMemory() - memory;
    server.close();
    System.out.printf(
        "connection soak: JDK %s, %d connections, %d times, in %d s; %d descriptors all the time,"
            + " heap %d kB after warming up, %+d kB in the end; %d closed behind the runtime's"
            + " back%n",
        Runtime.version(),
        CONNECTIONS,
        ROUNDS,
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
        descriptors,
        memory >> 10,
        grown >> 10,
        lost.sum());
    assertEquals(List.of(), List.copyOf(failures));
    assertEquals((long) (CONNECTIONS + 1) / 3 * ROUNDS, lost.sum());
    assertTrue(grown < MEMORY_MARGIN, "the heap has grown by " + grown + " bytes");
  }
}
