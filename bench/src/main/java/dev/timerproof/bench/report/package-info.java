/** From figures to ratios, verdicts and pages. */
@NullMarked
package dev.timerproof.bench.report;

import org.jspecify.annotations.NullMarked;
