/** Solvers, and what they answered. */
@NullMarked
package dev.timerproof.proofs.solve;

import org.jspecify.annotations.NullMarked;
