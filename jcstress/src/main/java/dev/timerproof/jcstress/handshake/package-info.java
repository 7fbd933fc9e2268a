/**
 * Hand-written races about the order of two memory accesses. Each has a broken version beside it,
 * which must fail.
 */
@NullMarked
package dev.timerproof.jcstress.handshake;

import org.jspecify.annotations.NullMarked;
