/** Finds out whether the claims that are proven of a table are still proven of a mutant. */
@NullMarked
package dev.timerproof.proofs.mutant;

import org.jspecify.annotations.NullMarked;
