/** What the table allows a traced timer to do, one change after another. */
@NullMarked
package dev.timerproof.conformance.trace.rules;

import org.jspecify.annotations.NullMarked;
