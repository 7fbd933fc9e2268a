/** Checks that a recorded trace, or a port, stays inside the transition table. */
@NullMarked
package dev.timerproof.conformance;

import org.jspecify.annotations.NullMarked;
