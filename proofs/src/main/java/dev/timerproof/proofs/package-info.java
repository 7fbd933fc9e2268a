/**
 * Obligations of the transition table for any number of threads, timers and Ps, and their proof.
 */
@NullMarked
package dev.timerproof.proofs;

import org.jspecify.annotations.NullMarked;
