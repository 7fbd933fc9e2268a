/**
 * Compares two editions of the table: the differences, the parameters that cause them, and the
 * cases that show their effect.
 */
@NullMarked
package dev.timerproof.spec.diff;

import org.jspecify.annotations.NullMarked;
