/** The layer {@code jcstress}: races on real hardware, also of mutants. */
@NullMarked
package dev.timerproof.jcstress.layer;

import org.jspecify.annotations.NullMarked;
