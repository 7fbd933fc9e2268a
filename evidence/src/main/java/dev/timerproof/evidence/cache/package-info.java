/** Verdicts that are kept by the hash of all they depend on. */
@NullMarked
package dev.timerproof.evidence.cache;

import org.jspecify.annotations.NullMarked;
