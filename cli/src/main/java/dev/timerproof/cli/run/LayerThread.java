package dev.timerproof.cli.run;

import dev.timerproof.cli.console.Console;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.files.RunFolder;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.spec.table.EndlessTableException;
import dev.timerproof.spec.table.MalformedTableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs a layer on a thread of its own, so that the run can go on without it when its time is up.
 */
final class LayerThread {
  /** How a layer's work ended. */
  sealed interface End {}

  /** The layer returned. */
  record Finished() implements End {}

  /** The layer was still running when the budget was spent. */
  record OutOfTime() implements End {}

  /** The layer threw. */
  record Failed(Throwable problem) implements End {
    /** Whether the table cannot be read, which no other layer could do either. */
    boolean ofTheTable() {
      return problem instanceof MalformedTableException || problem instanceof EndlessTableException;
    }

    Claim claim(LayerName name) {
      if (ofTheTable()) {
        boolean endless = problem instanceof EndlessTableException;
        return Claim.of(name.label() + "/table", "the table can be read", name.kind())
            .withOutcome(endless ? Outcome.NO_VERDICT : Outcome.MALFORMED)
            .withDetail(String.valueOf(problem.getMessage()));
      }
      Optional<String> complaint = RunFolder.complaint(problem);
      if (complaint.isPresent()) {
        return Claim.of(name.label() + "/room", "the layer has room for its files", name.kind())
            .withOutcome(Outcome.TOOL_MISSING)
            .withDetail(complaint.get());
      }
      var trace = new StringWriter();
      problem.printStackTrace(new PrintWriter(trace, true));
      return Claim.of(name.label() + "/internal", "the layer runs to its end", name.kind())
          .withOutcome(Outcome.INTERNAL)
          .withDetail(trace.toString());
    }
  }

  /** How long an interrupted layer may take to clean up. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final Duration TICK = Duration.ofMillis(500);

  private final AtomicReference<@Nullable Throwable> problem = new AtomicReference<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread;

  LayerThread(Layer layer, RunContext context) {
    thread =
        new Thread(
            () -> {
              try {
                layer.run(context);
              } catch (Throwable e) {
                problem.set(e);
              } finally {
                done.countDown();
              }
            },
            "layer-" + layer.name().label());
    thread.setDaemon(true);
  }

  /** Runs the layer to its end, or until the deadline and a little longer. */
  End run(Deadline deadline, Console console) {
    thread.start();
    try {
      boolean inTime = false;
      while (!inTime && !deadline.remaining().isZero()) {
        inTime = done.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
        console.tick();
      }
      if (!inTime) {
        interrupt();
        await();
        // What is wrong with the table is said however little time there was.
        return problem.get() instanceof RuntimeException e && new Failed(e).ofTheTable()
            ? new Failed(e)
            : new OutOfTime();
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return new Failed(e);
    }
    Throwable thrown = problem.get();
    return thrown == null ? new Finished() : new Failed(thrown);
  }

  /** Asks the layer to end. May be called by any thread. */
  void interrupt() {
    thread.interrupt();
  }

  /** Waits up to three seconds for the layer's end. May be called by any thread. */
  void await() {
    try {
      thread.join(GRACE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
