/** Processes that each have one timer library do one kind of work, and what they are told. */
@NullMarked
package dev.timerproof.bench.worker;

import org.jspecify.annotations.NullMarked;
