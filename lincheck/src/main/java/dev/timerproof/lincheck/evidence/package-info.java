/** Runs generated Java with the faults that Go's timers had, and checks that each shows. */
@NullMarked
package dev.timerproof.lincheck.evidence;

import org.jspecify.annotations.NullMarked;
