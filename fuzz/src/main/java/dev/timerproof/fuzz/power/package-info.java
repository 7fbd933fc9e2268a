/** What fuzzing finds: known faults are planted, and inputs are counted until each is found. */
@NullMarked
package dev.timerproof.fuzz.power;

import org.jspecify.annotations.NullMarked;
