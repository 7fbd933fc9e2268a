/** The rules by which the table allows or forbids each change of a traced timer. */
@NullMarked
package dev.timerproof.conformance.trace.rules;

import org.jspecify.annotations.NullMarked;
