/** Searches on one thread: makes inputs, runs them, and keeps those that reach something new. */
@NullMarked
package dev.timerproof.fuzz.engine;

import org.jspecify.annotations.NullMarked;
