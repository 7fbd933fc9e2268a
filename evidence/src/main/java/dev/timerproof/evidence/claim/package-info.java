/** What a check found: claims, their outcomes, and the exit code that follows. */
@NullMarked
package dev.timerproof.evidence.claim;

import org.jspecify.annotations.NullMarked;
