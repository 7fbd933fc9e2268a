/** The layer {@code jcstress}: races on real hardware, of the library's Java and of mutants. */
@NullMarked
package dev.timerproof.jcstress.layer;

import org.jspecify.annotations.NullMarked;
