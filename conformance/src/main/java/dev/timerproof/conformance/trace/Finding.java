package dev.timerproof.conformance.trace;

/**
 * What a check has against an event.
 *
 * @param kind which rule is broken
 * @param why the facts, in one sentence
 */
record Finding(RejectionKind kind, String why) {}
