/** What is claimed of concurrent histories of timers, and the search that decides it. */
@NullMarked
package dev.timerproof.lincheck.linear;

import org.jspecify.annotations.NullMarked;
