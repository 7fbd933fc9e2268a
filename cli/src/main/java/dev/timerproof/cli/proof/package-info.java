/** Proofs as the command reports them. */
@NullMarked
package dev.timerproof.cli.proof;

import org.jspecify.annotations.NullMarked;
