/** Traces of timers with a mutex: each lock section of a timer is a path through rows. */
@NullMarked
package dev.timerproof.conformance.trace.sections;

import org.jspecify.annotations.NullMarked;
