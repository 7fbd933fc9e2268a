/** The layers {@code lincheck} and {@code jqwik}, and the same evidence applied to mutants. */
@NullMarked
package dev.timerproof.lincheck.layer;

import org.jspecify.annotations.NullMarked;
