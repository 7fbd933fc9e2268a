/** Computes ratios and verdicts from figures, and writes reports. */
@NullMarked
package dev.timerproof.bench.report;

import org.jspecify.annotations.NullMarked;
