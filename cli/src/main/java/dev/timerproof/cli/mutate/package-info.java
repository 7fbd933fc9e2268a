/** Layers that look at mutants: texts that change, and generated Java that goes wrong. */
@NullMarked
package dev.timerproof.cli.mutate;

import org.jspecify.annotations.NullMarked;
