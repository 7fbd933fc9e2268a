package dev.timerproof.spec.tlc;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** A thread of the forked JVM that prints progress and enforces the budgets. */
final class BudgetWatch {
  private static final long PERIOD_MILLISECONDS = 250;

  private final TlcChild child;
  private final PrintStream out;

  BudgetWatch(TlcChild child, PrintStream out) {
    this.child = child;
    this.out = out;
  }

  void start() {
    Thread thread = new Thread(this::keepBudgets, "timerproof-budget");
    thread.setDaemon(true);
    thread.start();
  }

  private void keepBudgets() {
    ChildRequest request = child.request();
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLISECONDS);
        TlcProgress progress = child.progress();
        out.println(progress.line());
        out.flush();
        Optional<String> stuck = child.stuck();
        if (stuck.isPresent()) {
          child.failed(stuck.get());
          Runtime.getRuntime().halt(0);
        }
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
