package dev.timerproof.runtime.hosted;

import dev.timerproof.runtime.RawTimer;
import dev.timerproof.runtime.TimerCallback;
import dev.timerproof.runtime.core.Nanoseconds;
import dev.timerproof.runtime.hosted.HandlerCalls.Call;
import dev.timerproof.runtime.net.NetChannel;
import dev.timerproof.runtime.net.NetHandler;
import dev.timerproof.runtime.net.NetPoller;
import dev.timerproof.runtime.sched.Scheduler;
import dev.timerproof.runtime.timers.RawHostedTimer;
import dev.timerproof.runtime.timers.TimerContext;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A channel with its two directions. Its monitor guards both; the handler is called without it, by
 * {@link HandlerCalls}.
 *
 * <p>Lock order: this monitor, then those of the registration and of the calls. A registration is
 * cancelled without this monitor.
 */
final class HostedChannel implements NetChannel, NetPoller.Listener {
  private static final int READS = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;

  private final Scheduler scheduler;
  private final TimerContext context;
  private final SelectableChannel channel;
  private final HandlerCalls calls;
  private final Direction read;
  private final Direction write;

  /**
   * Null once the channel is closed, so that a stopped deadline, which stays in the heap for a
   * while, does not keep the user's object reachable.
   */
  private volatile @Nullable NetHandler handler;

  /** Set before anybody else knows this channel, and then never changed. */
  private NetPoller.@Nullable Registration registration;

  private HostedChannel(
      Scheduler scheduler, TimerContext context, SelectableChannel channel, NetHandler handler) {
    this.scheduler = scheduler;
    this.context = context;
    this.channel = channel;
    this.handler = handler;
    this.calls = new HandlerCalls(scheduler::submit, this::call);
    this.read = new Direction(context, Call.READ, Call.READ_TIMEOUT);
    this.write = new Direction(context, Call.WRITE, Call.WRITE_TIMEOUT);
  }

  /**
   * Makes a channel known to the scheduler's poller. If this throws, nothing has changed.
   *
   * @throws IllegalStateException if it is known already
   */
  static HostedChannel open(
      Scheduler scheduler, TimerContext context, SelectableChannel channel, NetHandler handler)
      throws IOException {
    HostedChannel opened = new HostedChannel(scheduler, context, channel, handler);
    boolean blocking = channel.isBlocking();
    channel.configureBlocking(false);
    // If the channel is closed by another thread at this moment, the listener waits for this
    // monitor and so finds the registration.
    synchronized (opened) {
      try {
        opened.registration = scheduler.register(channel, opened);
      } catch (Throwable e) {
        if (blocking && channel.isOpen()) {
          channel.configureBlocking(true);
        }
        throw e;
      }
    }
    return opened;
  }

  @Override
  public SelectableChannel channel() {
    return channel;
  }

  @Override
  public void wantRead() {
    int ops = channel.validOps() & READS;
    if (ops == 0) {
      throw new UnsupportedOperationException("nothing can be read from " + channel);
    }
    read.want(ops);
  }

  @Override
  public void wantWrite() {
    if ((channel.validOps() & SelectionKey.OP_WRITE) == 0) {
      throw new UnsupportedOperationException("nothing can be written to " + channel);
    }
    boolean connecting = channel instanceof SocketChannel socket && !socket.isConnected();
    write.want(connecting ? SelectionKey.OP_CONNECT : SelectionKey.OP_WRITE);
  }

  @Override
  public void readDeadline(Duration delay) {
    read.deadline(Nanoseconds.nanos(delay));
  }

  @Override
  public void writeDeadline(Duration delay) {
    write.deadline(Nanoseconds.nanos(delay));
  }

  @Override
  public void clearReadDeadline() {
    read.clear();
  }

  @Override
  public void clearWriteDeadline() {
    write.clear();
  }

  @Override
  public @Nullable Runnable ready(int ops) {
    boolean reads = (ops & READS) != 0 && read.ready();
    boolean writes = (ops & ~READS) != 0 && write.ready();
    return reads || writes ? calls : null;
  }

  @Override
  public void closed() {
    try {
      calls.post(Call.LOST);
    } catch (Throwable failure) {
      context.failed(this, failure);
    }
  }

  @Override
  public void close() throws IOException {
    calls.end();
    try {
      release();
      channel.close();
    } finally {
      registration().cancel();
      calls.awaitEnd();
      handler = null;
    }
  }

  /** Stops the deadlines and forgets the handler: no event is waited for any more. */
  private synchronized void release() {
    read.end();
    write.end();
  }

  private synchronized NetPoller.Registration registration() {
    NetPoller.Registration r = registration;
    if (r == null) {
      throw new AssertionError("a channel without a registration is known to nobody");
    }
    return r;
  }

  /** Calls the handler; exceptions go to the handler's own method {@code failed} first. */
  private void call(Call call) {
    NetHandler h = handler;
    if (h == null) {
      return;
    }
    try {
      switch (call) {
        case READ -> h.readable(this);
        case READ_TIMEOUT -> h.readTimedOut(this);
        case WRITE -> h.writable(this);
        case WRITE_TIMEOUT -> h.writeTimedOut(this);
        case LOST -> throw new ClosedChannelException();
      }
    } catch (Throwable failure) {
      if (!calls.hasEnded()) {
        fail(h, failure);
      } else if (!(failure instanceof ClosedChannelException)) {
        context.failed(this, failure);
      }
    }
  }

  private void fail(NetHandler h, Throwable failure) {
    try {
      h.failed(this, failure);
    } catch (Throwable second) {
      second.addSuppressed(failure);
      context.failed(this, second);
    }
    if (failure instanceof ClosedChannelException && !channel.isOpen()) {
      // The handler knows now that the channel is lost, and is not told again.
      closeQuietly();
    }
  }

  private void closeQuietly() {
    try {
      close();
    } catch (Throwable failure) {
      context.failed(this, failure);
    }
  }

  @Override
  public String toString() {
    return channel.toString();
  }

  /** One direction, reads or writes: whether the user waits for it, and its deadline. */
  private final class Direction {
    private final Expiry expiry = new Expiry(this);
    private final RawTimer timer;
    private final Call event;
    private final Call timeout;
    private int wanted;
    private boolean expired;
    private boolean armed;

    Direction(TimerContext context, Call event, Call timeout) {
      this.timer = new RawHostedTimer(context, expiry, null);
      this.event = event;
      this.timeout = timeout;
    }

    void want(int ops) {
      synchronized (HostedChannel.this) {
        if (calls.hasEnded()) {
          return;
        }
        if (expired) {
          calls.post(timeout);
          return;
        }
        registration().want(ops);
        wanted = ops;
      }
      try {
        scheduler.netChanged();
      } catch (Throwable failure) {
        // Nobody will look.
        synchronized (HostedChannel.this) {
          registration().drop(ops);
          wanted = 0;
        }
        throw failure;
      }
    }

    /**
     * Called when the awaited operation is possible; returns whether the handler is to be called.
     */
    boolean ready() {
      synchronized (HostedChannel.this) {
        if (wanted != 0) {
          calls.note(event);
        }
        wanted = 0;
        return calls.isNoted(event);
      }
    }

    /** Sets or replaces the deadline. If this throws, nothing has changed. */
    void deadline(long delayNanos) {
      synchronized (HostedChannel.this) {
        if (calls.hasEnded()) {
          return;
        }
        if (delayNanos > 0) {
          timer.armAfter(delayNanos);
          armed = true;
          expired = false;
        } else {
          if (wanted != 0) {
            calls.post(timeout);
          }
          timer.stop();
          expire();
        }
      }
    }

    void clear() {
      synchronized (HostedChannel.this) {
        timer.stop();
        expired = false;
        armed = false;
      }
    }

    /** Called when the deadline's timer has fired; only the firing of the last arm counts. */
    void timedOut(long seq) {
      synchronized (HostedChannel.this) {
        if (seq != timer.seq() || !armed) {
          return;
        }
        if (wanted != 0) {
          calls.note(timeout);
        }
        expire();
      }
      // This is a thread of the scheduler, and needs no other one.
      calls.run();
    }

    private void expire() {
      expired = true;
      armed = false;
      if (wanted != 0) {
        registration().drop(wanted);
        wanted = 0;
      }
    }

    void end() {
      timer.stop();
      armed = false;
      wanted = 0;
      expiry.direction = null;
    }
  }

  /**
   * The callback of a deadline. A stopped timer stays in its heap for a while; this weak reference
   * lets the channel be collected meanwhile.
   */
  private static final class Expiry implements TimerCallback {
    private volatile @Nullable Direction direction;

    Expiry(Direction direction) {
      this.direction = direction;
    }

    @Override
    public void fired(@Nullable Object arg, long seq, long deadlineNanos) {
      Direction d = direction;
      if (d != null) {
        d.timedOut(seq);
      }
    }
  }
}
