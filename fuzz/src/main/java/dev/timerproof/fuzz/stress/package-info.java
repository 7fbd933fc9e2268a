/** Real threads on the generated protocol, whose recordings are validated. */
@NullMarked
package dev.timerproof.fuzz.stress;

import org.jspecify.annotations.NullMarked;
