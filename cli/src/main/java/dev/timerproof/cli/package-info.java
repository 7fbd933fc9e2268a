/** The {@code timerproof} command. */
@NullMarked
package dev.timerproof.cli;

import org.jspecify.annotations.NullMarked;
