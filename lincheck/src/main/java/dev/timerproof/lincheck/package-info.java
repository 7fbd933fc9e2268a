/**
 * The runtime's timers behind an interface for tests, and the sequential model that they are
 * compared with.
 */
@NullMarked
package dev.timerproof.lincheck;

import org.jspecify.annotations.NullMarked;
