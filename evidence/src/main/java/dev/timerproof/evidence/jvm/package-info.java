/** Runs programs in processes of their own. */
@NullMarked
package dev.timerproof.evidence.jvm;

import org.jspecify.annotations.NullMarked;
