/**
 * Runs TLC, each configuration in a JVM of its own, and returns the results as data.
 *
 * <p>TLC keeps its state in static fields, unpacks its modules under fixed names into the temporary
 * directory, and leaves threads behind. A forked JVM with directories of its own makes a run
 * independent of every other run, and bounds its memory and its time.
 */
@NullMarked
package dev.timerproof.spec.tlc;

import org.jspecify.annotations.NullMarked;
