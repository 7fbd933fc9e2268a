/** Traces as bytes, lines and events: the format, its limits and its errors. */
@NullMarked
package dev.timerproof.conformance.trace.reading;

import org.jspecify.annotations.NullMarked;
