/** Calls on timers by several threads, written out or random, run under Lincheck. */
@NullMarked
package dev.timerproof.lincheck.scenario;

import org.jspecify.annotations.NullMarked;
