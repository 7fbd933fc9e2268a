/** The layer of races on real hardware, and what it says of changed tables. */
@NullMarked
package dev.timerproof.jcstress.layer;

import org.jspecify.annotations.NullMarked;
