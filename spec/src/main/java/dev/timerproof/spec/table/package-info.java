/** The transition table as Java records, read from {@code TimerTable.tla}. */
@NullMarked
package dev.timerproof.spec.table;

import org.jspecify.annotations.NullMarked;
