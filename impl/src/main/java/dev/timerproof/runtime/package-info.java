/**
 * Timers that are exact, cheap to reset, and run by a scheduler of their own.
 *
 * <p>{@link dev.timerproof.runtime.TimerRuntime} is where everything begins.
 */
@NullMarked
package dev.timerproof.runtime;

import org.jspecify.annotations.NullMarked;
