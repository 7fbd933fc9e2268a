/** Hand-written: what the order of two accesses is worth, each beside a broken twin. */
@NullMarked
package dev.timerproof.jcstress.handshake;

import org.jspecify.annotations.NullMarked;
