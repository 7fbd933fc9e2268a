/** S-expressions with places: the notation of the proof's texts and of SMT-LIB. */
@NullMarked
package dev.timerproof.proofs.sexp;

import org.jspecify.annotations.NullMarked;
