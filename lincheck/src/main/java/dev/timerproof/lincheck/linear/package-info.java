/** The claims about concurrent histories of timers, and the search that decides them. */
@NullMarked
package dev.timerproof.lincheck.linear;

import org.jspecify.annotations.NullMarked;
