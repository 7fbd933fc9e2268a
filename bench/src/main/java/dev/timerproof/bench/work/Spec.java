package dev.timerproof.bench.work;

import java.time.Duration;

/**
 * The kind and size of a work.
 *
 * @param kind the kind of work
 * @param pending how many other timers are armed meanwhile, due in half an hour or later; of the
 *     mix, how many connections there are
 * @param threads how many threads do it at the same time
 * @param rate of {@link Kind#LATENESS}, how many timers are due in a second
 * @param patience how long a library may take before it counts as one that does not do its work
 */
public record Spec(Kind kind, int pending, int threads, int rate, Duration patience) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** With the usual patience. */
  public Spec(Kind kind, int pending, int threads, int rate) {
    this(kind, pending, threads, rate, PATIENCE);
  }

  public Spec {
    if (pending < 0 || threads < 1 || rate < 0) {
      throw new IllegalArgumentException(
          "pending " + pending + ", threads " + threads + ", rate " + rate);
    }
  }
}
