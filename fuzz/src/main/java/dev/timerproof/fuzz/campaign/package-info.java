/** Runs a campaign: jobs in JVMs of their own, and one process that writes what they report. */
@NullMarked
package dev.timerproof.fuzz.campaign;

import org.jspecify.annotations.NullMarked;
