/**
 * The transition table as Java records: rows, frames and the words that they use. {@code reading}
 * makes them from {@code TimerTable.tla}, {@code checks} finds what is wrong with them.
 */
@NullMarked
package dev.timerproof.spec.table;

import org.jspecify.annotations.NullMarked;
