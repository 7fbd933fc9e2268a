/** Drives the core of the runtime; loaded anew with each variant of the protocol. */
@NullMarked
package dev.timerproof.lincheck.core;

import org.jspecify.annotations.NullMarked;
