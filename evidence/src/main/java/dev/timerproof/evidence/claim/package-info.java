/** The results of a check: claims, their outcomes, and the exit code of a run. */
@NullMarked
package dev.timerproof.evidence.claim;

import org.jspecify.annotations.NullMarked;
