/** Mutants of the hand-written code that no test finds, and why. */
@NullMarked
package dev.timerproof.runtime.mutants;

import org.jspecify.annotations.NullMarked;
