package dev.timerproof.runtime.net;

import dev.timerproof.runtime.TimerRuntime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that sends back the bytes that it receives and closes connections that are silent for
 * too long: each connection has a read deadline, which every read postpones.
 */
final class EchoServer implements NetHandler {
  private final TimerRuntime runtime;
  private final Duration patience;
  private final ServerSocketChannel listener;
  final AtomicInteger hungUp = new AtomicInteger();

  EchoServer(TimerRuntime runtime, Duration patience) throws IOException {
    this.runtime = runtime;
    this.patience = patience;
    this.listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    runtime.register(listener, this).wantRead();
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) listener.getLocalAddress();
  }

  /** Accepts what has come. */
  @Override
  public void readable(NetChannel channel) throws IOException {
    for (SocketChannel socket = listener.accept(); socket != null; socket = listener.accept()) {
      NetChannel connection = runtime.register(socket, new Connection(socket));
      connection.readDeadline(patience);
      connection.wantRead();
    }
    channel.wantRead();
  }

  private final class Connection implements NetHandler {
    private final SocketChannel socket;
    private final ByteBuffer buffer = ByteBuffer.allocate(1024);

    Connection(SocketChannel socket) {
      this.socket = socket;
    }

    @Override
    public void readable(NetChannel channel) throws IOException {
      if (socket.read(buffer) < 0) {
        channel.close();
        return;
      }
      channel.readDeadline(patience);
      buffer.flip();
      writable(channel);
    }

    @Override
    public void writable(NetChannel channel) throws IOException {
      socket.write(buffer);
      if (buffer.hasRemaining()) {
        channel.wantWrite();
      } else {
        buffer.clear();
        channel.wantRead();
      }
    }

    @Override
    public void readTimedOut(NetChannel channel) throws IOException {
      hungUp.incrementAndGet();
      channel.close();
    }
  }
}
