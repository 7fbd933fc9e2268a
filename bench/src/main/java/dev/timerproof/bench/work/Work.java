package dev.timerproof.bench.work;

/** A kind of use of a timer library, in batches. Used by one thread. */
public interface Work extends AutoCloseable {
  /**
   * Does the work once and measures the part that counts.
   *
   * @param size see {@link Kind#sizing}
   * @throws WorkNotDoneException if the library did not do what it was asked for
   */
  void batch(int size, Meter meter) throws InterruptedException;

  /** Ends the threads of this work. */
  @Override
  default void close() {}
}
