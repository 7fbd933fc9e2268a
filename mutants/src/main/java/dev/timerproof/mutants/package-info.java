/** Mutants: tables with one datum changed, and which layers notice the change. */
@NullMarked
package dev.timerproof.mutants;

import org.jspecify.annotations.NullMarked;
