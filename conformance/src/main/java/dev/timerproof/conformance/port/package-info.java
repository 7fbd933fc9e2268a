/** Ports of the timer protocol: what the driver asks them, line by line. */
@NullMarked
package dev.timerproof.conformance.port;

import org.jspecify.annotations.NullMarked;
