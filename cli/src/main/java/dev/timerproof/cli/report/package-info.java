/** Results as text, JSON, JUnit XML, SARIF, Code Quality, Markdown and HTML. */
@NullMarked
package dev.timerproof.cli.report;

import org.jspecify.annotations.NullMarked;
