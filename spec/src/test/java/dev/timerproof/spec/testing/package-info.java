/** What tests of several packages share. */
@NullMarked
package dev.timerproof.spec.testing;

import org.jspecify.annotations.NullMarked;
