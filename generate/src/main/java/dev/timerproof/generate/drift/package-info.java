/**
 * The layer {@code drift}, which compares the files that are derived from the table with what the
 * table gives.
 */
@NullMarked
package dev.timerproof.generate.drift;

import org.jspecify.annotations.NullMarked;
