/** What is measured, and of whom. */
@NullMarked
package dev.timerproof.bench.cell;

import org.jspecify.annotations.NullMarked;
