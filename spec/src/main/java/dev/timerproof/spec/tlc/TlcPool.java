package dev.timerproof.spec.tlc;

import dev.timerproof.evidence.layer.Cores;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs several configurations, a few at a time. The cheapest start first, so that verdicts come
 * early and most are done when the time is up. When half of the work is left, the dearest of the
 * rest start first, so that all cores are busy until the end.
 */
public final class TlcPool {
  private final Cores cores;
  private final Duration total;

  /**
   * A pool.
   *
   * @param cores each run takes one of them while it goes on
   * @param total the wall-clock time that all runs together may take; runs that have not ended by
   *     then have no verdict
   */
  public TlcPool(Cores cores, Duration total) {
    this.cores = cores;
    this.total = total;
  }

  /**
   * Runs all jobs.
   *
   * @param jobs the jobs to run
   * @param listener listens to the runs; called by one thread at a time
   * @return the results, in the order of {@code jobs}
   * @throws IOException if a run cannot be started or its files cannot be read; the others have
   *     then been ended
   * @throws InterruptedException if this thread is interrupted; all runs have then been ended
   */
  public List<TlcResult> run(List<TlcJob> jobs, TlcListener listener)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    TlcListener one = new OneAtATime(listener);
    ExecutorService threads = Executors.newFixedThreadPool(cores.count());
    try (TlcRunner runner = jobs.size() > cores.count() ? TlcRunner.ofMany() : new TlcRunner()) {
      CompletionService<Numbered> done = new ExecutorCompletionService<>(threads);
      for (int i : order(jobs)) {
        done.submit(() -> new Numbered(i, run(runner, jobs.get(i), one, start)));
      }
      SortedMap<Integer, TlcResult> results = new TreeMap<>();
      for (int i = 0; i < jobs.size(); i++) {
        Numbered next = done.take().get();
        results.put(next.number(), next.result());
      }
      return List.copyOf(results.values());
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      threads.shutdownNow();
      awaitEnd(threads);
    }
  }

  /** The numbers of the jobs, in the order in which they start. */
  static List<Integer> order(List<TlcJob> jobs) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> jobs.get(i).cost()));
    double half = jobs.stream().mapToDouble(TlcJob::cost).sum() / 2;
    double begun = 0;
    int cheap = 0;
    while (cheap < order.size() && begun + jobs.get(order.get(cheap)).cost() <= half) {
      begun += jobs.get(order.get(cheap)).cost();
      cheap++;
    }
    Collections.reverse(order.subList(cheap, order.size()));
    return order;
  }

  private TlcResult run(TlcRunner runner, TlcJob job, TlcListener listener, long start)
      throws IOException, InterruptedException {
    Cores.Taken core = cores.take(1);
    try {
      return inTime(runner, job, listener, start);
    } finally {
      core.close();
    }
  }

  private TlcResult inTime(TlcRunner runner, TlcJob job, TlcListener listener, long start)
      throws IOException, InterruptedException {
    Duration left = total.minusNanos(System.nanoTime() - start);
    if (left.toMillis() < 1) {
      listener.started(job);
      TlcResult result =
          TlcResult.overtime("the time of all runs was up before this one", TlcProgress.NONE, 0);
      listener.finished(job, result);
      return result;
    }
    boolean enough = job.limits().time().compareTo(left) <= 0;
    return runner.run(enough ? job : job.withLimits(job.limits().withTime(left)), listener);
  }

  /**
   * Waits until runs that were ended have deleted their directories, even if this thread is
   * interrupted.
   */
  private static void awaitEnd(ExecutorService threads) {
    boolean interrupted = false;
    for (int attempt = 0; attempt < 2 && !threads.isTerminated(); attempt++) {
      try {
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Numbered(int number, TlcResult result) {}

  private static final class OneAtATime implements TlcListener {
    private final TlcListener listener;

    OneAtATime(TlcListener listener) {
      this.listener = listener;
    }

    @Override
    public synchronized void started(TlcJob job) {
      listener.started(job);
    }

    @Override
    public synchronized void progress(TlcJob job, TlcProgress progress) {
      listener.progress(job, progress);
    }

    @Override
    public synchronized void finished(TlcJob job, TlcResult result) {
      listener.finished(job, result);
    }
  }
}
