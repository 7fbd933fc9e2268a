/** Explains rejections: the event, the legal moves, and the nearest row. */
@NullMarked
package dev.timerproof.conformance.trace.explaining;

import org.jspecify.annotations.NullMarked;
