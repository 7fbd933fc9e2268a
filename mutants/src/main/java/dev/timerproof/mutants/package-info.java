/** Changes of one datum of the table, and who tells them from the table itself. */
@NullMarked
package dev.timerproof.mutants;

import org.jspecify.annotations.NullMarked;
