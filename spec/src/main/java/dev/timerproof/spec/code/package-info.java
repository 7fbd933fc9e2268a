/** The language in which the table says what its words do: it is parsed and run here. */
@NullMarked
package dev.timerproof.spec.code;

import org.jspecify.annotations.NullMarked;
