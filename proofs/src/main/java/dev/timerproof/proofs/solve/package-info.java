/** Runs the solvers Z3 and cvc5 and reads their answers. */
@NullMarked
package dev.timerproof.proofs.solve;

import org.jspecify.annotations.NullMarked;
