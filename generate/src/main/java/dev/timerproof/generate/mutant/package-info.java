/** Runs the Java that is generated from a changed table. */
@NullMarked
package dev.timerproof.generate.mutant;

import org.jspecify.annotations.NullMarked;
