package dev.timerproof.runtime.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelectionKey;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SelectorPollerTest {
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private Pipe pipe;

  @BeforeEach
  void openPipe() throws IOException {
    pipe = Pipe.open();
    pipe.source().configureBlocking(false);
  }

  @AfterEach
  void closePipe() throws IOException {
    pipe.source().close();
    pipe.sink().close();
  }

  @Test
  void taskThatCannotBeHandedOver_isHandedOverByTheNextPoll() throws Exception {
    SelectorPoller poller = new SelectorPoller(failures::add);
    Runnable task = () -> {};
    AtomicInteger ready = new AtomicInteger();
    NetPoller.Registration registration =
        poller.register(
            pipe.source(),
            ops -> {
              ready.incrementAndGet();
              return task;
            });
    registration.want(SelectionKey.OP_READ);
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    OutOfMemoryError planned = new OutOfMemoryError("planned");
    OutOfMemoryError thrown =
        assertThrows(
            OutOfMemoryError.class,
            () ->
                poller.poll(
                    0,
                    t -> {
                      throw planned;
                    }));
    assertSame(planned, thrown);
    assertTrue(poller.hasWaiters());
    List<Runnable> tasks = new ArrayList<>();
    poller.poll(0, tasks::add);
    assertEquals(List.of(task), tasks);
    assertEquals(2, ready.get());
    assertFalse(poller.hasWaiters());
    poller.close();
  }

  @Test
  void operationThatTheChannelHasNot_isRefusedAndTheOthersAreWaitedFor() throws Exception {
    SelectorPoller poller = new SelectorPoller(failures::add);
    NetPoller.Registration registration = poller.register(pipe.source(), ops -> () -> {});
    registration.want(SelectionKey.OP_READ);
    assertThrows(IllegalArgumentException.class, () -> registration.want(SelectionKey.OP_WRITE));
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    List<Runnable> tasks = new ArrayList<>();
    poller.poll(0, tasks::add);
    assertEquals(1, tasks.size());
    assertFalse(poller.hasWaiters());
    poller.close();
  }

  @Test
  void wakeup_whileOthersTakeChannelsAway_isNeverLost() throws Exception {
    SelectorPoller poller = new SelectorPoller(failures::add);
    poller.register(pipe.source(), ops -> null);
    AtomicBoolean over = new AtomicBoolean();
    Thread[] closers = new Thread[2];
    for (int i = 0; i < closers.length; i++) {
      closers[i] =
          new Thread(
              () -> {
                try {
                  while (!over.get()) {
                    Pipe other = Pipe.open();
                    other.source().configureBlocking(false);
                    NetPoller.Registration r = poller.register(other.source(), ops -> null);
                    other.source().close();
                    r.cancel();
                    other.sink().close();
                  }
                } catch (IOException e) {
                  failures.add(e);
                }
              });
      closers[i].start();
    }
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    Thread sleeper =
        new Thread(
            () -> {
              while (!over.get()) {
                poller.poll(TimeUnit.SECONDS.toNanos(100), task -> {});
                seen.set(asked.get());
              }
            });
    sleeper.start();
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    for (int i = 1; i <= 3_000 && System.nanoTime() < patience; i++) {
      asked.set(i);
      poller.wakeup();
      while (seen.get() < i && System.nanoTime() < patience) {
        Thread.onSpinWait();
      }
    }
    assertEquals(asked.get(), seen.get(), "a wake-up was lost");
    over.set(true);
    poller.wakeup();
    sleeper.join();
    for (Thread closer : closers) {
      closer.join();
    }
    assertEquals(List.of(), List.copyOf(failures));
    poller.close();
  }

  @Test
  void selectorThatCannotBeReplaced_isTriedAgainWithoutHaste() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    List<Selector> selectors = new ArrayList<>();
    SelectorPoller poller =
        new SelectorPoller(
            failures::add,
            () -> {
              int n = opened.incrementAndGet();
              if (n == 2 || n == 3) {
                throw new IOException("planned: too many open files");
              }
              selectors.add(Selector.open());
              return selectors.get(selectors.size() - 1);
            });
    NetPoller.Registration registration = poller.register(pipe.source(), ops -> () -> {});
    registration.want(SelectionKey.OP_READ);
    selectors.get(0).close();
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    List<Runnable> tasks = new ArrayList<>();
    long start = System.nanoTime();
    poller.poll(-1, tasks::add);
    poller.poll(-1, tasks::add);
    assertTrue(System.nanoTime() - start >= 20_000_000, "each has paused for 10 ms");
    assertEquals(4, failures.size());
    poller.poll(-1, tasks::add);
    poller.poll(-1, tasks::add);
    assertEquals(1, tasks.size());
    assertEquals(4, opened.get());
    poller.close();
  }

  @Test
  void channelClosedBeforeTheSelectorIsReplaced_harmsNoOther() throws Exception {
    List<Selector> selectors = new ArrayList<>();
    SelectorPoller poller =
        new SelectorPoller(
            failures::add,
            () -> {
              selectors.add(Selector.open());
              return selectors.get(selectors.size() - 1);
            });
    Pipe other = Pipe.open();
    other.source().configureBlocking(false);
    poller.register(other.source(), ops -> null);
    poller.register(pipe.source(), ops -> () -> {}).want(SelectionKey.OP_READ);
    other.source().close();
    other.sink().close();
    selectors.get(0).close();
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    List<Runnable> tasks = new ArrayList<>();
    poller.poll(0, tasks::add);
    poller.poll(0, tasks::add);
    assertEquals(1, tasks.size());
    poller.close();
  }

  /** A selector that selects nothing, and records its timeouts. */
  private static class Noting extends AbstractSelector {
    final List<Long> timeouts = new ArrayList<>();
    int wakeups;

    Noting() {
      super(SelectorProvider.provider());
    }

    @Override
    protected SelectionKey register(
        AbstractSelectableChannel channel, int ops, @Nullable Object attachment) {
      return new AbstractSelectionKey() {
        @Override
        public AbstractSelectableChannel channel() {
          return channel;
        }

        @Override
        public Selector selector() {
          return Noting.this;
        }

        @Override
        public int interestOps() {
          return 0;
        }

        @Override
        public SelectionKey interestOps(int wanted) {
          return this;
        }

        @Override
        public int readyOps() {
          return ready();
        }
      };
    }

    int ready() {
      return 0;
    }

    @Override
    public Set<SelectionKey> keys() {
      return Set.of();
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
      return new HashSet<>();
    }

    @Override
    public int selectNow() {
      timeouts.add(-1L);
      return 0;
    }

    @Override
    public int select(long timeout) {
      timeouts.add(timeout);
      return 0;
    }

    @Override
    public int select() {
      return select(0);
    }

    @Override
    public Selector wakeup() {
      wakeups++;
      return this;
    }

    @Override
    protected void implCloseSelector() throws IOException {}
  }

  private SelectorPoller pollerOn(Selector selector) throws IOException {
    SelectorPoller poller = new SelectorPoller(failures::add, () -> selector);
    poller.register(pipe.source(), ops -> null);
    return poller;
  }

  @Test
  void wakeup_isUsedUpByTheNextPollThatMayWait() throws Exception {
    Noting selector = new Noting();
    SelectorPoller poller = pollerOn(selector);
    poller.wakeup();
    for (long nanos : new long[] {0, 2_000_000, 2_000_000}) {
      poller.poll(nanos, task -> {});
    }
    assertEquals(List.of(-1L, -1L, 2L), selector.timeouts);
  }

  /** What the selector cannot wait for: fractions of a millisecond. */
  @Test
  void park_withASelector_isForLessThanAMillisecond() throws Exception {
    Noting selector = new Noting();
    SelectorPoller poller = pollerOn(selector);
    // A thread that parks uses the wake-up up, so the next poll waits.
    for (long nanos : new long[] {999_999, 1_000_000, 1_000_001, -1}) {
      poller.wakeup();
      poller.park(nanos);
      poller.poll(2_000_000, task -> {});
    }
    assertEquals(List.of(2L, -1L, -1L, -1L), selector.timeouts);
  }

  @Test
  void park_withoutASelector_lastsUntilUnpark() throws Exception {
    SelectorPoller poller = new SelectorPoller(failures::add);
    poller.wakeup();
    poller.poll(-1, task -> {});
    Thread sleeper = new Thread(() -> poller.park(-1));
    sleeper.start();
    Eventually.holds("it parks", () -> sleeper.getState() == Thread.State.WAITING);
    poller.wakeup();
    poller.unpark();
    sleeper.join();
  }

  /** A selection that another thread makes swallows the wake-up of the one that sleeps. */
  @Test
  void wakeup_thatAnotherSelectionMaySwallow_isSentAgain() throws Exception {
    List<Integer> sent = new ArrayList<>();
    List<Runnable> meanwhile = new ArrayList<>();
    Noting selector =
        new Noting() {
          @Override
          public int select(long timeout) {
            meanwhile.forEach(Runnable::run);
            return 0;
          }
        };
    SelectorPoller poller = new SelectorPoller(failures::add, () -> selector);
    for (boolean woken : new boolean[] {false, true}) {
      NetPoller.Registration registration = poller.register(pipe.source(), ops -> null);
      meanwhile.clear();
      meanwhile.add(
          () -> {
            if (woken) {
              poller.wakeup();
            }
            int before = selector.wakeups;
            registration.cancel();
            sent.add(selector.wakeups - before);
          });
      poller.poll(2_000_000, task -> {});
    }
    assertEquals(List.of(1, 2), sent);
  }

  @Test
  void channelThatCannotBeRegistered_isNotKnownAfterwards() throws Exception {
    SelectorPoller poller = new SelectorPoller(failures::add);
    pipe.sink().configureBlocking(true);
    assertThrows(
        IllegalBlockingModeException.class, () -> poller.register(pipe.sink(), ops -> null));
    pipe.sink().configureBlocking(false);
    poller.register(pipe.sink(), ops -> null);
    poller.close();
  }

  @Test
  void selectorThatHasFailed_isClosed() throws Exception {
    List<Noting> opened = new ArrayList<>();
    SelectorPoller poller =
        new SelectorPoller(
            failures::add,
            () -> {
              opened.add(new Failing());
              return opened.get(opened.size() - 1);
            });
    poller.register(pipe.source(), ops -> null);
    poller.poll(0, task -> {});
    assertEquals(List.of(false, true), opened.stream().map(Selector::isOpen).toList());
    assertEquals(2, failures.size());
  }

  /** A selector that fails, also when it is closed. */
  private static final class Failing extends Noting {
    @Override
    public int selectNow() {
      throw new UncheckedIOException(new IOException("planned"));
    }

    @Override
    protected void implCloseSelector() throws IOException {
      throw new IOException("planned");
    }
  }

  @Test
  void selectorThatCannotBeClosed_isReported() throws Exception {
    pollerOn(new Failing()).close();
    assertEquals(1, failures.size());
  }

  @Test
  void closedPoller_doesNotKeepChannels() throws Exception {
    SelectorPoller poller = new SelectorPoller(failures::add);
    WeakReference<Pipe.SourceChannel> channel = registeredAndClosed(poller);
    poller.close();
    Eventually.holds(
        "it is collected",
        () -> {
          System.gc();
          return channel.get() == null;
        });
    assertFalse(poller.hasWaiters());
  }

  private static WeakReference<Pipe.SourceChannel> registeredAndClosed(SelectorPoller poller)
      throws IOException {
    Pipe other = Pipe.open();
    other.source().configureBlocking(false);
    poller.register(other.source(), ops -> null);
    other.source().close();
    other.sink().close();
    return new WeakReference<>(other.source());
  }

  @Test
  void operationThatIsDropped_isNotWaitedForWhileOthersAre() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    SelectorPoller poller = new SelectorPoller(failures::add);
    try (ServerSocketChannel server =
            ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0));
        SocketChannel one = SocketChannel.open(server.getLocalAddress());
        SocketChannel other = server.accept()) {
      one.configureBlocking(false);
      other.write(ByteBuffer.wrap(new byte[1]));
      List<Integer> seen = new ArrayList<>();
      NetPoller.Registration registration =
          poller.register(
              one,
              ops -> {
                seen.add(ops);
                return null;
              });
      registration.want(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      registration.drop(SelectionKey.OP_READ);
      poller.poll(-1, task -> {});
      assertEquals(List.of(SelectionKey.OP_WRITE), seen);
      assertFalse(poller.hasWaiters());
    }
    poller.close();
  }

  @Test
  void registrationThatIsCancelled_leavesNothingAtTheChannel() throws Exception {
    SelectorPoller poller = new SelectorPoller(failures::add);
    AtomicInteger closed = new AtomicInteger();
    NetPoller.Registration registration =
        poller.register(
            pipe.source(),
            new NetPoller.Listener() {
              @Override
              public @Nullable Runnable ready(int ops) {
                return null;
              }

              @Override
              public void closed() {
                closed.incrementAndGet();
              }
            });
    registration.want(SelectionKey.OP_READ);
    registration.cancel();
    assertFalse(poller.hasWaiters());
    assertFalse(pipe.source().isRegistered());
    pipe.source().close();
    assertEquals(0, closed.get());
    poller.close();
  }

  @Test
  void watchThatHasEnded_doesNotEndAgain() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    CloseWatch watch = CloseWatch.of(pipe.source(), closed::incrementAndGet);
    pipe.source().close();
    assertFalse(watch.stop());
    assertEquals(1, closed.get());
  }

  @Test
  void selection_neverWaitsLongerThanItIsTold_asMillisecondsAreRoundedDown() throws Exception {
    Noting selector = new Noting();
    SelectorPoller poller = new SelectorPoller(failures::add, () -> selector);
    poller.register(pipe.source(), ops -> null);
    for (long nanos : new long[] {0, 1, 999_999, 1_000_000, 1_999_999, 2_000_000, -1}) {
      poller.poll(nanos, task -> {});
    }
    // -1 is selectNow, 0 is without an end.
    assertEquals(List.of(-1L, -1L, -1L, 1L, 1L, 2L, 0L), selector.timeouts);
  }

  /** A selector that finds each channel ready, and each is closed just then. */
  private static final class FindsCancelled extends Noting {
    private final List<SelectionKey> keys = new ArrayList<>();

    @Override
    protected SelectionKey register(
        AbstractSelectableChannel channel, int ops, @Nullable Object attachment) {
      SelectionKey key = super.register(channel, ops, attachment);
      key.attach(attachment);
      keys.add(key);
      return key;
    }

    @Override
    public int selectNow(Consumer<SelectionKey> action) {
      keys.forEach(action);
      return keys.size();
    }

    @Override
    int ready() {
      throw new CancelledKeyException();
    }
  }

  @Test
  void channelClosedWhileItIsFoundReady_isHandedOverToNobodyAndHarmsNone() throws Exception {
    SelectorPoller poller = new SelectorPoller(failures::add, FindsCancelled::new);
    poller.register(pipe.source(), ops -> () -> {}).want(SelectionKey.OP_READ);
    List<Runnable> tasks = new ArrayList<>();
    poller.poll(0, tasks::add);
    assertEquals(List.of(), tasks);
    assertEquals(List.of(), List.copyOf(failures));
  }
}
