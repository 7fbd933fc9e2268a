/** Reads histories of timers as their users saw them. */
@NullMarked
package dev.timerproof.conformance.history.reading;

import org.jspecify.annotations.NullMarked;
