/** The layer {@code traces}: recordings of real runs are checked against the table. */
@NullMarked
package dev.timerproof.conformance.layer;

import org.jspecify.annotations.NullMarked;
