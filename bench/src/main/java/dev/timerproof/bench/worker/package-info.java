/**
 * The worker processes, each of which has one timer library do one kind of work, and their
 * protocol.
 */
@NullMarked
package dev.timerproof.bench.worker;

import org.jspecify.annotations.NullMarked;
