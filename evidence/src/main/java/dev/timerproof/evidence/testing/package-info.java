/** What tests of several modules share. */
@NullMarked
package dev.timerproof.evidence.testing;

import org.jspecify.annotations.NullMarked;
