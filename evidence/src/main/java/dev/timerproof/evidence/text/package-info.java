/** Texts as messages show them. */
@NullMarked
package dev.timerproof.evidence.text;

import org.jspecify.annotations.NullMarked;
