/** A campaign on disk: what was done, reached and found. */
@NullMarked
package dev.timerproof.fuzz.state;

import org.jspecify.annotations.NullMarked;
