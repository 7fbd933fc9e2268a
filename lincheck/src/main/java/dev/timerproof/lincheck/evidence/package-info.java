/** Runs generated Java with the faults of Go's history, and checks that each shows. */
@NullMarked
package dev.timerproof.lincheck.evidence;

import org.jspecify.annotations.NullMarked;
