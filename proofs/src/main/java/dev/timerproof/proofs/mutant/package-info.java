/** Whether what is proven of a table is still proven of one with a changed datum. */
@NullMarked
package dev.timerproof.proofs.mutant;

import org.jspecify.annotations.NullMarked;
