/** Recordings of our own runtime. */
@NullMarked
package dev.timerproof.conformance.own;

import org.jspecify.annotations.NullMarked;
