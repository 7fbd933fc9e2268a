/** Files of a checkout that are derived from other files of it. */
@NullMarked
package dev.timerproof.evidence.derived;

import org.jspecify.annotations.NullMarked;
