package dev.timerproof.spec.tlc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processes of a search in TLC's distributed mode: a server that keeps the states, and workers
 * that compute successors and check properties.
 *
 * @param workers how many workers are started on this machine; others may join
 * @param host the address that the server listens on, as workers know it
 * @param port its TCP port; 0 for a free one
 */
public record Distribution(int workers, String host, int port) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int LARGEST_PORT = 65_535;
  private static final Pattern TEXT =
      Pattern.compile("workers=(\\d{1,3})(?:,address=([\\w.-]+):(\\d{1,5}))?");

  /** This many workers on this machine, which no other machine can reach. */
  public static Distribution here(int workers) {
    return new Distribution(workers, LOOPBACK, 0);
  }

  /**
   * Reads an option.
   *
   * @param text {@code workers=N}, or {@code workers=N,address=HOST:PORT}
   * @throws IllegalArgumentException if it is something else, or nobody would work
   */
  public static Distribution parse(String text) {
    Matcher m = TEXT.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "found " + text + ", expected workers=N or workers=N,address=HOST:PORT");
    }
    int workers = Integer.parseInt(m.group(1));
    if (m.group(2) == null) {
      if (workers == 0) {
        throw new IllegalArgumentException(
            "found " + text + ", expected at least one worker, or the address for those elsewhere");
      }
      return here(workers);
    }
    int port = Integer.parseInt(m.group(3));
    if (port == 0 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("found port " + port + ", expected 1 to " + LARGEST_PORT);
    }
    return new Distribution(workers, m.group(2), port);
  }

  /** Whether only the workers that are started here can take part. */
  boolean isClosed() {
    return host.equals(LOOPBACK);
  }
}
