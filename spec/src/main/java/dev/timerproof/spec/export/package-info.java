/** The transition table as JSON, Markdown, diagrams and plain English. */
@NullMarked
package dev.timerproof.spec.export;

import org.jspecify.annotations.NullMarked;
