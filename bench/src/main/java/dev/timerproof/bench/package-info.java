/** The command that measures the timers beside those of other libraries and of Go. */
@NullMarked
package dev.timerproof.bench;

import org.jspecify.annotations.NullMarked;
