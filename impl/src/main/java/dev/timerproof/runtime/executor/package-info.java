/** The scheduled executor on timers, and the executor that runs the functions of timers. */
@NullMarked
package dev.timerproof.runtime.executor;

import org.jspecify.annotations.NullMarked;
