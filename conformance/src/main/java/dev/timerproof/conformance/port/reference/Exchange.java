package dev.timerproof.conformance.port.reference;

import org.jspecify.annotations.Nullable;

/**
 * A request and what the table answers to it.
 *
 * @param ask the request
 * @param answer the answer
 * @param state the answer to {@code state} after it; null if it is not asked for
 */
public record Exchange(String ask, String answer, @Nullable String state) {}
