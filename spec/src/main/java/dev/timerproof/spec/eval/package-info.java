/** Evaluates single definitions of the TLA+ modules, for comparing other code with them. */
@NullMarked
package dev.timerproof.spec.eval;

import org.jspecify.annotations.NullMarked;
