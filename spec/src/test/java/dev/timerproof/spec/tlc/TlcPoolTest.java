package dev.timerproof.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.layer.Cores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TlcPoolTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  private static TlcJob job(String name, double cost, String properties) {
    TlcJob toy = Toys.toy("Circle", properties);
    return new TlcJob(
        name, toy.modules(), toy.module(), toy.configuration(), toy.limits(), cost, 0);
  }

  /** A listener that records its calls. */
  private static final class Diary implements TlcListener {
    final List<String> events = new ArrayList<>();
    final CountDownLatch twoStarted = new CountDownLatch(2);

    @Override
    public void started(TlcJob job) {
      events.add("started " + job.name());
      twoStarted.countDown();
    }

    @Override
    public void finished(TlcJob job, TlcResult result) {
      events.add("finished " + job.name());
    }
  }

  @Test
  void jobs_oneAtATime_runInOrderOfCost() throws Exception {
    Diary diary = new Diary();
    List<TlcJob> jobs =
        List.of(job("dear", 9, "INVARIANT TypeOK"), job("cheap", 1, "INVARIANT AtMost"));
    List<TlcResult> results = new TlcPool(Cores.of(1), LONG).run(jobs, diary);
    assertEquals(
        List.of("started cheap", "finished cheap", "started dear", "finished dear"), diary.events);
    assertEquals(TlcOutcome.HOLDS, results.get(0).outcome());
    assertEquals(TlcOutcome.VIOLATED, results.get(1).outcome());
  }

  @Test
  void order_halfOfTheWork_cheapestFirstThenDearestFirst() {
    List<TlcJob> jobs =
        List.of(
            job("a", 8, ""), job("b", 1, ""), job("c", 6, ""), job("d", 5, ""), job("e", 4, ""));
    assertEquals(List.of(1, 4, 3, 0, 2), TlcPool.order(jobs));
    List<TlcJob> one = List.of(job("a", 3, ""));
    assertEquals(List.of(0), TlcPool.order(one));
    assertEquals(List.of(), TlcPool.order(List.of()));
  }

  @Test
  void jobs_twoAtATime_overlap() throws Exception {
    Diary diary = new Diary();
    new TlcPool(Cores.of(2), LONG).run(List.of(job("a", 1, ""), job("b", 1, "")), diary);
    assertEquals(
        List.of("started a", "started b"), diary.events.subList(0, 2).stream().sorted().toList());
    assertEquals(4, diary.events.size());
  }

  @Test
  void time_up_endsWhatRunsAndStartsNothingMore() throws Exception {
    TlcJob endless = Toys.endless(Toys.LIMITS);
    List<TlcResult> results =
        new TlcPool(Cores.of(1), Duration.ofMillis(1_200))
            .run(List.of(endless, endless), TlcListener.NONE);
    assertEquals(TlcOutcome.BUDGET, results.get(0).outcome());
    // The time that is left when a busy machine begins the first run.
    assertTrue(results.get(0).error().matches("more than [01]\\.\\d+ s"), results.get(0).error());
    assertEquals(TlcOutcome.BUDGET, results.get(1).outcome());
    assertEquals("the time of all runs was up before this one", results.get(1).error());
  }

  @Test
  void interrupt_endsAllRuns() throws Exception {
    int jvms = Toys.forkedJvms().size();
    int directories = Toys.runDirectories().size();
    Diary diary = new Diary();
    AtomicReference<@Nullable Exception> end = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                TlcJob endless = Toys.endless(Toys.LIMITS);
                new TlcPool(Cores.of(2), LONG).run(List.of(endless, endless, endless), diary);
              } catch (Exception e) {
                end.set(e);
              }
            });
    thread.start();
    assertTrue(diary.twoStarted.await(20, TimeUnit.SECONDS));
    thread.interrupt();
    thread.join(TimeUnit.SECONDS.toMillis(20));
    assertFalse(thread.isAlive());
    assertInstanceOf(InterruptedException.class, end.get());
    assertEquals(jvms, Toys.forkedJvms().size());
    assertEquals(directories, Toys.runDirectories().size());
  }
}
