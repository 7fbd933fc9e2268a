/**
 * Searches for an order of the calls that the sequential timers of a contract could have answered.
 */
@NullMarked
package dev.timerproof.conformance.history.check;

import org.jspecify.annotations.NullMarked;
