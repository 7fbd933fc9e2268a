/** The executor on timers, and what runs functions. */
@NullMarked
package dev.timerproof.runtime.executor;

import org.jspecify.annotations.NullMarked;
