/** Reads traces from bytes to lines to events: the format, its limits and its errors. */
@NullMarked
package dev.timerproof.conformance.trace.reading;

import org.jspecify.annotations.NullMarked;
