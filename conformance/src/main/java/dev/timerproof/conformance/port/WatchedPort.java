package dev.timerproof.conformance.port;

import java.util.Set;

/** A port that reports which rows of the table it takes. */
public interface WatchedPort extends Port {
  /** The rows that were taken since the last call of this method, in order. */
  Set<String> rowsTaken();
}
