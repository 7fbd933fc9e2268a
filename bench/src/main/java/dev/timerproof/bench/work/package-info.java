/** The kinds of work that timer libraries do while their process is measured. */
@NullMarked
package dev.timerproof.bench.work;

import org.jspecify.annotations.NullMarked;
