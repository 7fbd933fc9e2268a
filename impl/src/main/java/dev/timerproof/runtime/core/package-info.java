/** Timers kept per processor, whose status word follows the transition table. */
@NullMarked
package dev.timerproof.runtime.core;

import org.jspecify.annotations.NullMarked;
