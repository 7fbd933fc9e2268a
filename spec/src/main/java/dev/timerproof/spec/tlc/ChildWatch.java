package dev.timerproof.spec.tlc;

import java.io.IOException;
import java.io.PrintStream;

/**
 * Two threads of the forked JVM: one ends it with its parent, one tells progress and keeps budgets.
 */
final class ChildWatch {
  private static final long PERIOD_MILLISECONDS = 250;

  private final TlcChild child;
  private final PrintStream out;

  ChildWatch(TlcChild child, PrintStream out) {
    this.child = child;
    this.out = out;
  }

  void start() {
    daemon("parent", this::awaitParentsEnd);
    daemon("budget", this::keepBudgets);
  }

  private static void daemon(String name, Runnable body) {
    Thread thread = new Thread(body, "timerproof-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** The parent never writes; the end of the stream is the end of the parent. */
  private void awaitParentsEnd() {
    try {
      while (System.in.read() >= 0) {
        // Not expected, and harmless.
      }
      child.directory().close();
    } catch (IOException e) {
      System.err.println("after the end of the parent: " + e);
    }
    Runtime.getRuntime().halt(1);
  }

  private void keepBudgets() {
    ChildRequest request = child.request();
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLISECONDS);
        TlcProgress progress = child.progress();
        out.println(progress.line());
        out.flush();
        if (progress.distinct() > request.distinctStates()) {
          end("more than " + request.distinctStates() + " distinct states");
        } else if (child.elapsedMilliseconds() > request.milliseconds()) {
          end("more than " + request.milliseconds() / 1e3 + " s");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println("cannot write the result: " + e);
      Runtime.getRuntime().halt(1);
    }
  }

  private void end(String which) throws IOException {
    child.budgetSpent(which);
    Runtime.getRuntime().halt(0);
  }
}
