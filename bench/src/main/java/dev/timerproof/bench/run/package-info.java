/** Measures cells: starts the processes, has them work in turns, and collects the figures. */
@NullMarked
package dev.timerproof.bench.run;

import org.jspecify.annotations.NullMarked;
