package dev.timerproof.lincheck.layer;

import dev.timerproof.generate.drift.MutatedJava;
import dev.timerproof.generate.java.CompilationException;
import dev.timerproof.generate.java.GenerationException;
import dev.timerproof.lincheck.properties.HistorySearch;
import dev.timerproof.lincheck.properties.Promise;
import dev.timerproof.lincheck.variant.TimerVariant;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.UnusableLayerException;
import dev.timerproof.spec.table.TimerTable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Runs random histories of the mutated Java on one thread and compares each step with the
 * sequential model. Java that is the same as without the change is not run. The first mutant is
 * judged only after the Java without a change has compiled and passed the same histories.
 */
public final class HistoryMutants implements MutantLayer<TimerTable> {
  private static final int HISTORIES = 60;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /**
   * The number of characters of a failure's message that are kept; the rest is the long state of
   * the model.
   */
  private static final int MESSAGE = 160;

  /**
   * A step that takes this long counts as one that never returns; steps normally take microseconds.
   */
  private static final Duration STALL = Duration.ofSeconds(2);

  private final String edition;
  private final Map<String, String> before;
  private final Set<Promise> promises;
  private final long seed;
  private boolean isUsable;

  /**
   * Runs mutants of this table and checks the promises of the table's edition.
   *
   * @param seed the seed of the first history
   */
  public HistoryMutants(TimerTable table, long seed) {
    edition = table.edition();
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
    requireThatTheTableHolds();
    HistorySearch.Outcome found;
    try {
      found = search(mutant.key(), after);
    } catch (CompilationException e) {
      return Finding.undecided("the compiler", line(e.first()));
    }
    return found
        .failure()
        .map(failure -> Finding.killed("seed " + failure.seed(), line(failure.message())))
        .orElseGet(() -> Finding.survived(found.tries() + " histories"));
  }

  private void requireThatTheTableHolds() throws InterruptedException {
    if (isUsable) {
      return;
    }
    try {
      search(edition, before)
          .failure()
          .ifPresent(
              failure -> {
                throw unusable("seed " + failure.seed() + ": " + failure.message());
              });
    } catch (CompilationException e) {
      throw unusable(String.valueOf(e.getMessage()));
    }
    isUsable = true;
  }

  private UnusableLayerException unusable(String what) {
    return new UnusableLayerException(name(), edition, what);
  }

  private HistorySearch.Outcome search(String name, Map<String, String> sources)
      throws InterruptedException {
    TimerVariant variant = TimerVariant.of(name, MutatedJava.thatCanBeEnded(sources));
    return new HistorySearch(variant, promises)
        .withoutShrinking()
        .withStall(STALL)
        .run(seed, HISTORIES, LONGEST);
  }

  private static String line(String message) {
    String line = message.lines().findFirst().orElse(message);
    return line.length() <= MESSAGE ? line : line.substring(0, MESSAGE) + "...";
  }
}
