/** Classes for the tests of several modules. */
@NullMarked
package dev.timerproof.evidence.testing;

import org.jspecify.annotations.NullMarked;
