/** The kinds of timers, the channels that they deliver to, and the context that they need. */
@NullMarked
package dev.timerproof.runtime.timers;

import org.jspecify.annotations.NullMarked;
