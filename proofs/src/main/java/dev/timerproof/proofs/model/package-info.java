/** The state, the meaning of steps and the invariant, as read from their texts. */
@NullMarked
package dev.timerproof.proofs.model;

import org.jspecify.annotations.NullMarked;
