/**
 * The runtime's timers as something to be checked, and the sequential model they are checked by.
 */
@NullMarked
package dev.timerproof.lincheck;

import org.jspecify.annotations.NullMarked;
