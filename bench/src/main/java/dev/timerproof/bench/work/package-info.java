/** What a timer library is made to do while the process that it runs in is measured. */
@NullMarked
package dev.timerproof.bench.work;

import org.jspecify.annotations.NullMarked;
