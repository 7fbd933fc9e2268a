package dev.timerproof.lincheck.properties;

import dev.timerproof.lincheck.variant.TimerVariant;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;

/**
 * Tries random histories of a protocol until one fails, then shrinks that one. A seed always gives
 * the same first history, and the next seed follows from it; so the seed of the failed history
 * finds it at the first try. Uses jqwik's generators and shrinking, but not its engine, which
 * cannot be given a seed.
 */
public final class HistorySearch {
  /** The word in a failure for the answer that a callback got when it set its own timer again. */
  public static final String CALLBACK_ANSWER = "answer to the reset by the callback";

  /** The size that jqwik's generators are given; the histories have bounds of their own. */
  private static final int GEN_SIZE = 1_000;

  /** How many histories are tried at most to shrink a failed one, and for how long. */
  private static final int SMALLER_HISTORIES = 2_000;

  private static final Duration LONGEST_SHRINKING = Duration.ofSeconds(20);

  /**
   * A history that failed.
   *
   * @param seed the seed that finds it at the first try
   * @param message the step that went wrong and why, then the history, shrunk
   */
  public record Failure(long seed, String message) {
    /** The history alone. */
    String history() {
      return message.substring(message.lastIndexOf('\n') + 1);
    }
  }

  /**
   * What a search did.
   *
   * @param tries how many histories were run to their end
   * @param steps the steps that they had
   * @param failure the one that went wrong, if one did
   */
  public record Outcome(long tries, long steps, Optional<Failure> failure) {}

  private final TimerVariant variant;
  private final Set<Promise> promises;
  private final int shrinking;
  private final Duration stall;

  /**
   * A search.
   *
   * @param variant the protocol
   * @param promises the promises that are checked
   */
  public HistorySearch(TimerVariant variant, Set<Promise> promises) {
    this(variant, promises, SMALLER_HISTORIES, Duration.ofSeconds(10));
  }

  private HistorySearch(
      TimerVariant variant, Set<Promise> promises, int shrinking, Duration stall) {
    this.variant = variant;
    this.promises = promises;
    this.shrinking = shrinking;
    this.stall = stall;
  }

  /** The same search without shrinking. */
  public HistorySearch withoutShrinking() {
    return withShrinking(0);
  }

  /** The same search; of a history that fails at most so many smaller ones are tried. */
  public HistorySearch withShrinking(int histories) {
    return new HistorySearch(variant, promises, histories, stall);
  }

  /**
   * The same search, in which a step that takes longer than this counts as one that never returns.
   */
  public HistorySearch withStall(Duration longest) {
    return new HistorySearch(variant, promises, shrinking, longest);
  }

  /**
   * Searches until a history fails, or until either bound is reached. A step that does not return
   * is a failure too; its daemon thread is then left behind.
   *
   * @param seed the first seed
   * @param tries the largest number of histories
   * @param limit how long to search
   * @throws InterruptedException when the thread was interrupted
   */
  public Outcome run(long seed, long tries, Duration limit) throws InterruptedException {
    var search = new Search(seed, tries, System.nanoTime() + limit.toNanos());
    var task = new FutureTask<>(search::run);
    var thread = new Thread(task, "histories");
    thread.setDaemon(true);
    thread.start();
    try {
      return await(task, search);
    } finally {
      thread.interrupt();
    }
  }

  private Outcome await(FutureTask<Outcome> task, Search search) throws InterruptedException {
    long seen = -1;
    long since = System.nanoTime();
    while (true) {
      try {
        return task.get(100, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        long now = search.progress();
        if (now != seen) {
          seen = now;
          since = System.nanoTime();
        } else if (System.nanoTime() - since > stall.toNanos() && search.isInAStep()) {
          return search.stalled();
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("the search broke off", e);
      }
    }
  }

  /** One run of the search on a thread of its own; the waiting thread reads its progress. */
  private final class Search {
    private final long first;
    private final long tries;
    private final long end;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong steps = new AtomicLong();
    private final AtomicLong begun = new AtomicLong();
    private volatile @Nullable History history;
    private volatile @Nullable HistoryInput scenario;

    Search(long first, long tries, long end) {
      this.first = first;
      this.tries = tries;
      this.end = end;
    }

    /**
     * A number that changes after each step and at the beginning of each history, so that a hanging
     * step is noticed.
     */
    long progress() {
      History its = history;
      return begun.get() * (HistoryInput.LENGTH + 1) + (its == null ? 0 : its.steps());
    }

    /** Whether a history is being run; if not, the next one is being generated. */
    boolean isInAStep() {
      History its = history;
      HistoryInput ops = scenario;
      return its != null && ops != null && its.steps() < ops.ops().size();
    }

    Outcome run() {
      JqwikSession.start();
      try {
        return search(HistoryInputs.random().generator(GEN_SIZE));
      } finally {
        JqwikSession.finish();
      }
    }

    private Outcome search(RandomGenerator<HistoryInput> generator) {
      while (done.get() < tries && goesOn(end)) {
        long seed = first + done.get();
        Shrinkable<HistoryInput> next = generator.next(new Random(seed));
        Optional<String> fault = fault(next.value());
        if (fault.isPresent()) {
          return failed(seed, shrunk(next, fault.get()));
        }
        done.incrementAndGet();
        JqwikSession.finishTry();
      }
      return new Outcome(done.get(), steps.get(), Optional.empty());
    }

    private Outcome failed(long seed, String message) {
      return new Outcome(done.get(), steps.get(), Optional.of(new Failure(seed, message)));
    }

    private boolean goesOn(long until) {
      return System.nanoTime() < until && !Thread.currentThread().isInterrupted();
    }

    /** Runs a history; returns its failure, if any. */
    private Optional<String> fault(HistoryInput next) {
      History its = next.on(variant, promises);
      scenario = next;
      history = its;
      begun.incrementAndGet();
      try {
        its.run(next.ops());
        return Optional.empty();
      } catch (AssertionError e) {
        return Optional.of(String.valueOf(e.getMessage()));
      } finally {
        steps.addAndGet(its.steps());
      }
    }

    private String shrunk(Shrinkable<HistoryInput> found, String itsFault) {
      long until = System.nanoTime() + LONGEST_SHRINKING.toNanos();
      Shrinkable<HistoryInput> least = found;
      String fault = itsFault;
      Iterator<Shrinkable<HistoryInput>> smaller = least.shrink().iterator();
      for (int k = 0; k < shrinking && smaller.hasNext() && goesOn(until); k++) {
        Shrinkable<HistoryInput> next = smaller.next();
        Optional<String> its = fault(next.value());
        if (its.isPresent()) {
          least = next;
          fault = its.get();
          smaller = least.shrink().iterator();
        }
      }
      return fault + "\n" + least.value();
    }

    /** The outcome for a history whose present step does not return. */
    Outcome stalled() {
      History its = history;
      HistoryInput ops = scenario;
      int step = its == null ? 0 : its.steps();
      String text =
          ops == null || step >= ops.ops().size()
              ? "no history was made"
              : "step %d (%s) does not return\n%s"
                  .formatted(step + 1, ops.ops().get(step), ops.upTo(step + 1));
      return failed(first + done.get(), text);
    }
  }
}
