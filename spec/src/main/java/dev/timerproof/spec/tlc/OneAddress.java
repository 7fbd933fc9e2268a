package dev.timerproof.spec.tlc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMISocketFactory;

/**
 * The sockets of RMI in this JVM. All remote objects and their registry listen on one address and
 * one port; RMI by itself listens on every address of the machine, and on a port for each purpose.
 */
final class OneAddress extends RMISocketFactory {
  private static final int WAITING = 50;

  private final InetAddress address;
  private final int port;
  private int listening;

  private OneAddress(InetAddress address, int port) {
    this.address = address;
    this.port = port;
  }

  /**
   * Makes all of RMI in this JVM use one address; to be called before anything else of RMI.
   *
   * @param port the port; 0 for a free one
   */
  static OneAddress use(String host, int port) throws IOException {
    System.setProperty("java.rmi.server.hostname", host);
    OneAddress sockets = new OneAddress(InetAddress.getByName(host), port);
    RMISocketFactory.setSocketFactory(sockets);
    return sockets;
  }

  @Override
  public Socket createSocket(String host, int to) throws IOException {
    return new Socket(host, to);
  }

  @Override
  public synchronized ServerSocket createServerSocket(int asked) throws IOException {
    ServerSocket socket = new ServerSocket(asked == 0 ? port : asked, WAITING, address);
    listening = socket.getLocalPort();
    return socket;
  }

  /** The port that RMI listens on; 0 before anything was exported. */
  synchronized int listening() {
    return listening;
  }
}
