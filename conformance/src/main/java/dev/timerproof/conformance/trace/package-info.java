/**
 * Recorded traces of a timer runtime, read and checked against the transition table. The format is
 * described in {@code docs/trace-format.md}; {@link
 * dev.timerproof.conformance.trace.TraceValidation} is where to begin.
 */
@NullMarked
package dev.timerproof.conformance.trace;

import org.jspecify.annotations.NullMarked;
