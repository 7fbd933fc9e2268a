/** The search on one thread: inputs, what they reach, and what goes wrong. */
@NullMarked
package dev.timerproof.fuzz.engine;

import org.jspecify.annotations.NullMarked;
