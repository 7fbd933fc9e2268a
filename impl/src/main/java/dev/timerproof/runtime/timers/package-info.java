/** The kinds of timers, what they deliver to, and what they need of their surroundings. */
@NullMarked
package dev.timerproof.runtime.timers;

import org.jspecify.annotations.NullMarked;
