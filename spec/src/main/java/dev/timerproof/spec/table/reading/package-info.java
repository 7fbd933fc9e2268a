/** Reads tables and planted faults from TLA+ modules, with the place where each part is written. */
@NullMarked
package dev.timerproof.spec.table.reading;

import org.jspecify.annotations.NullMarked;
