/** Scenarios: calls on timers by several threads, hand-written or random, run under Lincheck. */
@NullMarked
package dev.timerproof.lincheck.scenario;

import org.jspecify.annotations.NullMarked;
