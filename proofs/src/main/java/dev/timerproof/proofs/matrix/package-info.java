/** What the proof says of changed tables. */
@NullMarked
package dev.timerproof.proofs.matrix;

import org.jspecify.annotations.NullMarked;
