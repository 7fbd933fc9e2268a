/** Parses and runs the statements in which the table defines its words. */
@NullMarked
package dev.timerproof.spec.code;

import org.jspecify.annotations.NullMarked;
