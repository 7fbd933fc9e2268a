/** The measurements and the libraries that take part. */
@NullMarked
package dev.timerproof.bench.cell;

import org.jspecify.annotations.NullMarked;
