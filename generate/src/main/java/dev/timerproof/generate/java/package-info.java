/**
 * The generator of the Java protocol: rows, steps and frames become methods that read like Go's.
 */
@NullMarked
package dev.timerproof.generate.java;

import org.jspecify.annotations.NullMarked;
