/** One run of the check command: layers in order, within a budget, interruptible. */
@NullMarked
package dev.timerproof.cli.run;

import org.jspecify.annotations.NullMarked;
