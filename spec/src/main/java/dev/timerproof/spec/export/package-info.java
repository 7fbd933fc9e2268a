/** Writes the transition table as JSON, Markdown, diagrams and English text. */
@NullMarked
package dev.timerproof.spec.export;

import org.jspecify.annotations.NullMarked;
