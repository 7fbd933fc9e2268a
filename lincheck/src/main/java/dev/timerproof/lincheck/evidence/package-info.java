/** Faults that the generated Java is seen to have, each with a run that shows it. */
@NullMarked
package dev.timerproof.lincheck.evidence;

import org.jspecify.annotations.NullMarked;
