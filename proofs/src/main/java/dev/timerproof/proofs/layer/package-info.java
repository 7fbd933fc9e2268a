/** The layer {@code proofs}, and the proofs applied to mutants. */
@NullMarked
package dev.timerproof.proofs.layer;

import org.jspecify.annotations.NullMarked;
