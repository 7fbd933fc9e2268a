/** Runs the poller's dispatch with threads that sleep and arm timers, without a real selector. */
@NullMarked
package dev.timerproof.lincheck.poller;

import org.jspecify.annotations.NullMarked;
