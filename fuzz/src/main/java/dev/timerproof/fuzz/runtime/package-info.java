/** Histories of calls of the public API of the runtime, on a virtual clock. */
@NullMarked
package dev.timerproof.fuzz.runtime;

import org.jspecify.annotations.NullMarked;
