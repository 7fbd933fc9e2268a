/** Files that are derived from the table, and the layer that compares them with it. */
@NullMarked
package dev.timerproof.generate.drift;

import org.jspecify.annotations.NullMarked;
