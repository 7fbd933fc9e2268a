/** Runs tests of JSR-166 on the executor of this library. */
@NullMarked
package dev.timerproof.runtime.tck;

import org.jspecify.annotations.NullMarked;
