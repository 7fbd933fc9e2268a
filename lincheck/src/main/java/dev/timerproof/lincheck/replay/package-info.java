/** Runs generated Java step by step, by a schedule, and writes down the schedule of a run. */
@NullMarked
package dev.timerproof.lincheck.replay;

import org.jspecify.annotations.NullMarked;
