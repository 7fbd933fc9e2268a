/** Drives a port over its standard input and output and compares its answers with the table's. */
@NullMarked
package dev.timerproof.conformance.port.conform;

import org.jspecify.annotations.NullMarked;
