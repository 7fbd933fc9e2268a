/** What a check found: claims, their outcomes, and the exit code of a run. */
@NullMarked
package dev.timerproof.evidence.claim;

import org.jspecify.annotations.NullMarked;
