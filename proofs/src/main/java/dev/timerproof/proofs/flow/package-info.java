/** The atomic steps of all threads, derived from the rows and frames of a table. */
@NullMarked
package dev.timerproof.proofs.flow;

import org.jspecify.annotations.NullMarked;
