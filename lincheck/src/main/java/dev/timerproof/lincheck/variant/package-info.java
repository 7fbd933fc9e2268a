/** Protocols to be checked: the shipped one, and those that are generated from a table. */
@NullMarked
package dev.timerproof.lincheck.variant;

import org.jspecify.annotations.NullMarked;
