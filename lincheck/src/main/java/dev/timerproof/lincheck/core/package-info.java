/**
 * Runs the core of the runtime in tests; its classes are loaded anew for each variant of the
 * protocol.
 */
@NullMarked
package dev.timerproof.lincheck.core;

import org.jspecify.annotations.NullMarked;
