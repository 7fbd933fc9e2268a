/** Texts for messages and pages. */
@NullMarked
package dev.timerproof.evidence.text;

import org.jspecify.annotations.NullMarked;
