/**
 * Hand-written races about the order of two memory accesses. Each stands beside a broken version of
 * itself, which must be seen to fail.
 */
@NullMarked
package dev.timerproof.jcstress.handshake;

import org.jspecify.annotations.NullMarked;
