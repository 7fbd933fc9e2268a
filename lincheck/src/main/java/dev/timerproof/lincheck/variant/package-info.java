/** Protocols to be checked: the shipped one, and what the generator makes of a table. */
@NullMarked
package dev.timerproof.lincheck.variant;

import org.jspecify.annotations.NullMarked;
