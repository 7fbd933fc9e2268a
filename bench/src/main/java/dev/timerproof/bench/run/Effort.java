package dev.timerproof.bench.run;

/**
 * How much is done for one figure.
 *
 * @param launches how often each library gets a new process
 * @param rounds how many batches each process does, in turns with the others
 * @param warmMillis how long each process works before that
 * @param batchMillis how long a batch of operations is to last
 * @param timedMillis how long a batch lasts whose length is its size
 */
public record Effort(int launches, int rounds, int warmMillis, int batchMillis, int timedMillis) {
  /** For a first look, in minutes. */
  public static final Effort QUICK = new Effort(1, 5, 250, 40, 300);

  /** For figures to be quoted. */
  public static final Effort FULL = new Effort(2, 7, 1_000, 150, 1_000);

  /** Batches that are done before the rounds, if their size does not depend on their length. */
  int warmBatches() {
    return warmMillis >= 1_000 ? 3 : 1;
  }
}
