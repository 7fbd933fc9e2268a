/** Proofs about the transition table for any number of threads, timers and Ps. */
@NullMarked
package dev.timerproof.proofs;

import org.jspecify.annotations.NullMarked;
