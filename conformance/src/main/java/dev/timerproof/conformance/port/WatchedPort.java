package dev.timerproof.conformance.port;

import java.util.Set;

/** A port that tells which rows of the table it takes. */
public interface WatchedPort extends Port {
  /** The rows that were taken since this was asked last, in order. */
  Set<String> rowsTaken();
}
