/** Inputs of campaigns that are kept, and the layer that runs them. */
@NullMarked
package dev.timerproof.fuzz.kept;

import org.jspecify.annotations.NullMarked;
