package dev.timerproof.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a {@link Timer} or a {@link Ticker} delivers the time. It has room for one value: while
 * that value waits, later ones are dropped and counted. Nothing ever closes it; stopping the timer
 * does not either, so a reader of a stopped timer waits until somebody arms the timer again.
 *
 * <p>Thread-safe; each value goes to one reader.
 */
public interface TimeChannel {
  /**
   * Waits for a value and takes it.
   *
   * @throws InterruptedException if the thread is interrupted; no value is lost then
   */
  Instant receive() throws InterruptedException;

  /** Takes the value if there is one. */
  Optional<Instant> poll();

  /**
   * Waits for a value and takes it.
   *
   * @param patience how long to wait, by the machine's clock; 0 or less does not wait
   * @throws InterruptedException if the thread is interrupted; no value is lost then
   */
  Optional<Instant> poll(Duration patience) throws InterruptedException;

  /** How many values were dropped since the channel was made, because one was waiting already. */
  long missed();
}
