/** Generates races for jcstress, with the outcomes that the abstract timers allow. */
@NullMarked
package dev.timerproof.generate.race;

import org.jspecify.annotations.NullMarked;
