/** What a rejection says: what was seen, what was legal, and the nearest row. */
@NullMarked
package dev.timerproof.conformance.trace.explaining;

import org.jspecify.annotations.NullMarked;
