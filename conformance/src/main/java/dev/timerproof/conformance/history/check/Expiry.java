package dev.timerproof.conformance.history.check;

import dev.timerproof.conformance.history.reading.Call;

/**
 * That a timer expired.
 *
 * @param arm the call that had armed it
 * @param due the earliest moment at which it was due
 * @param latest the latest moment at which it was due
 */
record Expiry(Call arm, long due, long latest) {}
