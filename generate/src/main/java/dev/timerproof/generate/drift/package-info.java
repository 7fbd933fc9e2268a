/** The layer {@code drift}: files that are derived from the table, compared with what it gives. */
@NullMarked
package dev.timerproof.generate.drift;

import org.jspecify.annotations.NullMarked;
