/** Races of the protocol on real hardware. */
@NullMarked
package dev.timerproof.jcstress;

import org.jspecify.annotations.NullMarked;
