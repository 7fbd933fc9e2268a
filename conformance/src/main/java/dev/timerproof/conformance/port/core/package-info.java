/**
 * The core of the Java runtime as a port. Its classes are loaded anew, with the core's, for each
 * variant of the protocol.
 */
@NullMarked
package dev.timerproof.conformance.port.core;

import org.jspecify.annotations.NullMarked;
