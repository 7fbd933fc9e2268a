/** Keeps verdicts under the hash of everything they depend on. */
@NullMarked
package dev.timerproof.evidence.cache;

import org.jspecify.annotations.NullMarked;
