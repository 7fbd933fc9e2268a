/** One-field mutants of the table, and which model finds each of them. */
@NullMarked
package dev.timerproof.spec.mutate;

import org.jspecify.annotations.NullMarked;
