package dev.timerproof.spec.tlc;

import java.io.IOException;
import java.net.InetAddress;
import java.rmi.ConnectException;
import java.rmi.Naming;
import java.rmi.NoSuchObjectException;
import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.rmi.server.UnicastRemoteObject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tlc2.tool.distributed.DistApp;
import tlc2.tool.distributed.RMIFilenameToStreamResolver;
import tlc2.tool.distributed.TLCServer;
import tlc2.tool.distributed.TLCServerRMI;
import tlc2.tool.distributed.TLCWorker;
import tlc2.tool.distributed.fp.IFPSetManager;
import tlc2.util.FP64;
import util.UniqueString;

/**
 * A worker of TLC's distributed mode, in a JVM of its own. It takes the specification from the
 * server; operators that are written in Java are those of its own class path. Thread-safe.
 */
public final class TlcWorker {
  private static final int USAGE = 64;

  /** How long a worker waits for a server that cannot be reached. */
  private static final long PATIENCE_SECONDS = 600;

  private static final long RETRY_MILLISECONDS = 200;

  /** How often a worker asks whether its server is still there. */
  private static final long ASK_SECONDS = 5;

  /** How long a worker is there after its last answer, so that the server gets all of that. */
  private static final long FAREWELL_MILLISECONDS = 2_000;

  private TlcWorker() {}

  /**
   * Works until the server has no more work, or cannot be reached any more.
   *
   * @param args the server's address and port, and this machine's address, as the server knows it
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 3 || !args[1].matches("\\d{1,5}")) {
      System.err.println("expected: HOST PORT OWN-ADDRESS");
      System.exit(USAGE);
    }
    OneAddress.use(InetAddress.getByName(args[2]).getHostAddress(), 0);
    String url = "//" + args[0] + ":" + args[1] + "/" + TLCServer.SERVER_WORKER_NAME;
    try {
      TLCServerRMI server = find(url);
      // Before the first string of the specification: each has the number that the server gives it.
      FP64.Init(server.getIrredPolyForFP());
      UniqueString.setSource((tlc2.tool.distributed.InternRMI) server);
      RMIFilenameToStreamResolver files = new RMIFilenameToStreamResolver();
      files.setTLCServer(server);
      var specification =
          new StepCheckingApp(
              server.getSpecFileName(),
              server.getConfigFileName(),
              server.getCheckDeadlock(),
              files);
      Remote worker = new Remote(specification, server.getFPSetManager(), args[2]);
      server.registerWorker(worker);
      worker.awaitEnd(server);
    } catch (RemoteException | NotBoundException e) {
      System.err.println("the server at " + args[0] + ":" + args[1] + ": " + e);
      System.exit(1);
    }
    System.exit(0);
  }

  private static TLCServerRMI find(String url)
      throws IOException, NotBoundException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        return (TLCServerRMI) Naming.lookup(url);
      } catch (ConnectException | NotBoundException e) {
        // It is not there yet, or still computes the initial states.
        if (System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(RETRY_MILLISECONDS);
      }
    }
  }

  /** What the server calls. */
  private static final class Remote extends TLCWorker {
    private static final long serialVersionUID = 1;
    private final transient CountDownLatch done = new CountDownLatch(1);

    Remote(DistApp specification, IFPSetManager states, String own) throws RemoteException {
      super(0, specification, states, own);
    }

    void awaitEnd(TLCServerRMI server) throws RemoteException, InterruptedException {
      boolean over = false;
      while (!over) {
        over = done.await(ASK_SECONDS, TimeUnit.SECONDS) || server.isDone();
      }
      Thread.sleep(FAREWELL_MILLISECONDS);
    }

    /** The server has no more work. */
    @Override
    public void exit() throws NoSuchObjectException {
      UnicastRemoteObject.unexportObject(this, true);
      done.countDown();
    }
  }
}
