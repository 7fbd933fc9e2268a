/** The layer of the proofs, and what it says of changed tables. */
@NullMarked
package dev.timerproof.proofs.layer;

import org.jspecify.annotations.NullMarked;
