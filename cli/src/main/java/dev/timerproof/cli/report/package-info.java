/** Results as text, JSON and JUnit XML. */
@NullMarked
package dev.timerproof.cli.report;

import org.jspecify.annotations.NullMarked;
