/** Programs that run in a process of their own. */
@NullMarked
package dev.timerproof.evidence.jvm;

import org.jspecify.annotations.NullMarked;
