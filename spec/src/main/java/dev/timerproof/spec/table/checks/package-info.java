/** The rules that a table must fulfil before an interpreter or a generator uses it. */
@NullMarked
package dev.timerproof.spec.table.checks;

import org.jspecify.annotations.NullMarked;
