/** Atomic steps as SMT-LIB obligations. */
@NullMarked
package dev.timerproof.proofs.smt;

import org.jspecify.annotations.NullMarked;
