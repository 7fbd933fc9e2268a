package dev.timerproof.lincheck.layer;

import dev.timerproof.generate.drift.MutatedJava;
import dev.timerproof.generate.java.GenerationException;
import dev.timerproof.lincheck.properties.HistorySearch;
import dev.timerproof.lincheck.properties.Promise;
import dev.timerproof.lincheck.variant.TimerVariant;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.table.TimerTable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Runs random histories of the mutated Java on one thread and compares each step with the
 * sequential model. Java that is the same as without the change is not run.
 */
public final class HistoryMutants implements MutantLayer {
  private static final int HISTORIES = 60;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** The rest of a message is the state of the model, which is long. */
  private static final int MESSAGE = 160;

  /** A step takes microseconds; one that takes this long does not return. */
  private static final Duration STALL = Duration.ofSeconds(2);

  private final Map<String, String> before;
  private final Set<Promise> promises;
  private final long seed;

  /**
   * A layer for mutants of this table, which are held to what the table promises.
   *
   * @param seed that of the first history
   */
  public HistoryMutants(TimerTable table, long seed) {
    before = MutatedJava.of(table);
    promises = Promise.of(table);
    this.seed = seed;
  }

  @Override
  public String name() {
    return "jqwik";
  }

  @Override
  public boolean looksAtJava() {
    return true;
  }

  @Override
  public Finding judge(Mutant mutant, TimerTable mutated) throws InterruptedException {
    Map<String, String> after;
    try {
      after = MutatedJava.of(mutated);
    } catch (GenerationException e) {
      return Finding.killed("the generator", String.valueOf(e.getMessage()));
    }
    if (mutated.poller().has(mutant.mutation())) {
      return Finding.blind("a history of one thread has no poller");
    }
    if (after.equals(before)) {
      return Finding.survived("the generated Java is the same");
    }
    TimerVariant variant;
    try {
      variant = TimerVariant.of(mutant.key(), MutatedJava.thatCanBeEnded(after));
    } catch (IllegalStateException e) {
      return Finding.killed("the compiler", line(String.valueOf(e.getMessage()), 1));
    }
    HistorySearch.Outcome found =
        new HistorySearch(variant, promises)
            .withoutShrinking()
            .withStall(STALL)
            .run(seed, HISTORIES, LONGEST);
    return found
        .failure()
        .map(failure -> Finding.killed("seed " + failure.seed(), line(failure.message(), 0)))
        .orElseGet(() -> Finding.survived(found.tries() + " histories"));
  }

  private static String line(String message, int k) {
    String line = message.lines().skip(k).findFirst().orElse(message);
    return line.length() <= MESSAGE ? line : line.substring(0, MESSAGE) + "...";
  }
}
