package dev.timerproof.runtime.hosted;

import dev.timerproof.runtime.RawTimer;
import dev.timerproof.runtime.core.Nanoseconds;
import dev.timerproof.runtime.net.NetChannel;
import dev.timerproof.runtime.net.NetHandler;
import dev.timerproof.runtime.net.NetPoller;
import dev.timerproof.runtime.sched.Scheduler;
import dev.timerproof.runtime.timers.RawHostedTimer;
import dev.timerproof.runtime.timers.TimerContext;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A channel with its two directions. Its monitor guards both; handlers are called without it. */
final class HostedChannel implements NetChannel, NetPoller.Listener {
  private static final int READS = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;

  private interface Call {
    void to(NetHandler handler, NetChannel channel) throws IOException;
  }

  private final Scheduler scheduler;
  private final TimerContext context;
  private final SelectableChannel channel;
  private final NetHandler handler;
  private final NetPoller.Registration registration;
  private final Direction read;
  private final Direction write;
  private boolean closed;

  HostedChannel(
      Scheduler scheduler, TimerContext context, SelectableChannel channel, NetHandler handler)
      throws IOException {
    this.scheduler = scheduler;
    this.context = context;
    this.channel = channel;
    this.handler = handler;
    this.read = new Direction(context, NetHandler::readable, NetHandler::readTimedOut);
    this.write = new Direction(context, NetHandler::writable, NetHandler::writeTimedOut);
    this.registration = scheduler.register(channel, this);
  }

  @Override
  public SelectableChannel channel() {
    return channel;
  }

  @Override
  public void wantRead() {
    read.want(channel.validOps() & READS);
  }

  @Override
  public void wantWrite() {
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
    Runnable reads = (ops & READS) == 0 ? null : read.ready();
    Runnable writes = (ops & ~READS) == 0 ? null : write.ready();
    if (reads == null || writes == null) {
      return reads == null ? writes : reads;
    }
    return () -> {
      reads.run();
      writes.run();
    };
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      read.end();
      write.end();
      registration.cancel();
    }
    channel.close();
    scheduler.netChanged();
  }

  /** Calls the handler; what it throws is given to the handler itself first. */
  private void call(Call call) {
    try {
      call.to(handler, this);
    } catch (Throwable failure) {
      try {
        handler.failed(this, failure);
      } catch (Throwable second) {
        second.addSuppressed(failure);
        context.failed(this, second);
      }
    }
  }

  @Override
  public String toString() {
    return channel.toString();
  }

  /** Reads or writes: whether one is waited for, and until when. */
  private final class Direction {
    private final RawTimer timer;
    private final Call event;
    private final Call timeout;
    private int wanted;
    private boolean expired;
    private boolean armed;

    Direction(TimerContext context, Call event, Call timeout) {
      this.timer = new RawHostedTimer(context, (arg, seq, due) -> timedOut(seq), null);
      this.event = event;
      this.timeout = timeout;
    }

    void want(int ops) {
      synchronized (HostedChannel.this) {
        if (closed) {
          return;
        }
        if (expired) {
          scheduler.submit(() -> call(timeout));
          return;
        }
        wanted = ops;
        registration.want(ops);
      }
      scheduler.netChanged();
    }

    @Nullable Runnable ready() {
      synchronized (HostedChannel.this) {
        boolean waited = wanted != 0 && !closed;
        wanted = 0;
        return waited ? () -> call(event) : null;
      }
    }

    void deadline(long delayNanos) {
      synchronized (HostedChannel.this) {
        if (closed) {
          return;
        }
        timer.stop();
        expired = false;
        armed = delayNanos > 0;
        if (armed) {
          timer.armAfter(delayNanos);
        } else {
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

    /** The timer has fired for one of its arms; only the last one counts. */
    private void timedOut(long seq) {
      synchronized (HostedChannel.this) {
        if (seq == timer.seq() && !closed && armed) {
          expire();
        }
      }
    }

    private void expire() {
      expired = true;
      if (wanted != 0) {
        registration.drop(wanted);
        wanted = 0;
        scheduler.submit(() -> call(timeout));
      }
    }

    void end() {
      timer.stop();
      wanted = 0;
    }
  }
}
