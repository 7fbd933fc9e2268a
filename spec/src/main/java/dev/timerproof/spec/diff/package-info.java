/** What distinguishes two editions of the table, why, and what shows that it matters. */
@NullMarked
package dev.timerproof.spec.diff;

import org.jspecify.annotations.NullMarked;
