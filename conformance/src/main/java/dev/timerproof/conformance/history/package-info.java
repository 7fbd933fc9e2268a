/** Checks timers of any runtime as a black box: calls, answers and firings, against a contract. */
@NullMarked
package dev.timerproof.conformance.history;

import org.jspecify.annotations.NullMarked;
