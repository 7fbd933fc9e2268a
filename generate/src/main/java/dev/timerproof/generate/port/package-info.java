/** Writes pseudo-code, and skeletons of the protocol in other languages, by a template for each. */
@NullMarked
package dev.timerproof.generate.port;

import org.jspecify.annotations.NullMarked;
