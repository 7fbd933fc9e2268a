/** The program that calls the runtime; it is loaded together with the runtime that it calls. */
@NullMarked
package dev.timerproof.fuzz.runtime.program;

import org.jspecify.annotations.NullMarked;
