package dev.timerproof.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches by a server and workers of TLC, each in a JVM of its own on this machine. */
final class DistributedTest {
  private static final int LAST = 40;
  private static final int STATES = (LAST + 1) * (LAST + 1);

  private static TlcResult run(TlcJob job) throws Exception {
    return Toys.run(job.withDistribution(Distribution.here(1)));
  }

  private static TlcJob grid() {
    return Toys.job(
            "Grid",
            "SPECIFICATION Spec\nCONSTANT Last = "
                + LAST
                + "\nCHECK_DEADLOCK FALSE\nINVARIANTS Inside Slow\n")
        .withDistribution(Distribution.here(2));
  }

  /** Runs a job, and does something to its workers when so many states have been found. */
  private static TlcResult runAndAt(int states, Consumer<List<ProcessHandle>> action)
      throws Exception {
    CompletableFuture<TlcProcess> started = new CompletableFuture<>();
    CompletableFuture<TlcProgress> then = new CompletableFuture<>();
    TlcListener listener =
        new TlcListener() {
          @Override
          public void progress(TlcJob job, TlcProgress progress) {
            if (progress.distinct() >= states && then.complete(progress)) {
              action.accept(started.join().workers());
            }
          }
        };
    try (TlcProcess process = TlcProcess.start(grid(), listener, List.of())) {
      started.complete(process);
      TlcResult result = process.await();
      TlcProgress atAction = then.getNow(TlcProgress.NONE);
      assertTrue(atAction.queue() > 0, () -> "at the end already: " + atAction);
      return result;
    }
  }

  @Test
  void workerThatIsKilled_isDoneWithout() throws Exception {
    TlcResult result = runAndAt(100, workers -> workers.get(0).destroyForcibly());
    assertEquals(TlcOutcome.HOLDS, result.outcome(), result.error());
    assertEquals(STATES, result.distinct());
  }

  @Test
  void workersThatAreAllKilled_endTheRun() throws Exception {
    TlcResult result = runAndAt(100, workers -> workers.forEach(ProcessHandle::destroyForcibly));
    assertEquals(TlcOutcome.ERROR, result.outcome());
    assertTrue(result.error().contains("all workers have ended"), result.error());
  }

  @Test
  void step_toAStateThatIsKnown_violatesAPropertyOfSteps() throws Exception {
    TlcResult result = run(Toys.toy("Circle", "PROPERTY OnlyUp"));
    assertEquals(new Violation(Violation.Kind.REFINEMENT, "OnlyUp"), result.violation());
    // The whole behaviour, not only the last states, which are all that TLC's server prints.
    assertEquals(
        List.of("Initial", "Up", "Up", "Up", "Up", "Up", "Home"),
        result.counterexample().states().stream().map(TraceState::action).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "Circle, INVARIANT TypeOK NeverZero, INVARIANT, NeverZero, 1",
    "Climb, INVARIANT TypeOK, DEADLOCK, deadlock, 6"
  })
  void violation_hasItsKindAndName(
      String specification, String properties, Violation.Kind kind, String name, int states)
      throws Exception {
    TlcResult result = run(Toys.toy(specification, properties));
    assertEquals(new Violation(kind, name), result.violation(), result.error());
    assertEquals(states, result.counterexample().states().size());
  }

  @ParameterizedTest
  @CsvSource({
    "PROPERTIES Settles, temporal property",
    "INVARIANT Broken, empty sequence",
    "INVARIANT NoSuchThing, NoSuchThing"
  })
  void whatCannotBeChecked_isAnErrorWithTheReason(String properties, String reason)
      throws Exception {
    TlcResult result = run(Toys.toy("Circle", properties));
    assertEquals(TlcOutcome.ERROR, result.outcome());
    assertTrue(result.error().contains(reason), result.error());
  }

  @Test
  void option_isRead() {
    assertEquals(new Distribution(3, "127.0.0.1", 0), Distribution.parse("workers=3"));
    assertEquals(
        new Distribution(0, "10.0.0.5", 10_997),
        Distribution.parse("workers=0,address=10.0.0.5:10997"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2",
        "workers=0",
        "workers=-1",
        "workers=2,address=host",
        "workers=2,address=host:0",
        "workers=2,address=host:99999"
      })
  void option_malformed_isRefusedWithWhatIsExpected(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> Distribution.parse(text));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("expected"), () -> refused.getMessage());
  }
}
