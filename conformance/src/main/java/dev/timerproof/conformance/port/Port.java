package dev.timerproof.conformance.port;

/**
 * Something that answers the requests of {@code docs/conform-protocol.md}, one line for each. Not
 * thread-safe.
 */
@FunctionalInterface
public interface Port {
  /**
   * Answers one request.
   *
   * @param request the line without its number
   * @return the line without its number
   * @throws IllegalArgumentException if the protocol has no such request
   */
  String answer(String request);
}
