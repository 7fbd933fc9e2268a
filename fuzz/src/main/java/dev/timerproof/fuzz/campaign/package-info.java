/** A campaign: jobs in JVMs of their own, and one writer of its state. */
@NullMarked
package dev.timerproof.fuzz.campaign;

import org.jspecify.annotations.NullMarked;
