/** The state, the meaning of steps, and the invariant, which are read from texts. */
@NullMarked
package dev.timerproof.proofs.model;

import org.jspecify.annotations.NullMarked;
