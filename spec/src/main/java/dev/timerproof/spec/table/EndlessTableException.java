package dev.timerproof.spec.table;

import java.time.Duration;

/** Reading a table took longer than it may: nobody knows whether it ends. */
public final class EndlessTableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Reading was given up.
   *
   * @param file as the user named it
   * @param limit how long it was read
   */
  public EndlessTableException(String file, Duration limit) {
    super(
        file
            + ": its definitions have no value after "
            + (limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms")
            + "; one of them may have no end, or be too large");
  }
}
