package dev.timerproof.bench.run;

import java.time.Duration;

/**
 * How much is measured for one figure.
 *
 * @param launches how often each library gets a new process
 * @param rounds how many batches each process does, in turns with the others
 * @param warmMillis how long each process works before that
 * @param batchMillis how long a batch of operations is to last
 * @param timedMillis the length of a batch of the works whose size is a time
 * @param budget after this time no cell is begun any more
 */
public record Effort(
    int launches, int rounds, int warmMillis, int batchMillis, int timedMillis, Duration budget) {
  /** For a first impression, in minutes. */
  public static final Effort QUICK = new Effort(1, 5, 200, 40, 250, Duration.ofSeconds(210));

  /** For the targets, whose cells together take about as long as two quick runs. */
  public static final Effort TARGETS = new Effort(2, 7, 500, 40, 1_000, Duration.ofDays(1));

  /** For figures to be quoted. */
  public static final Effort FULL = new Effort(2, 7, 1_000, 150, 1_000, Duration.ofDays(1));

  /** Batches that are done before the rounds, if their size does not depend on their length. */
  int warmBatches() {
    return warmMillis >= 500 ? 3 : 1;
  }
}
