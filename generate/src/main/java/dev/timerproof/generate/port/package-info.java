/** Skeletons of the protocol in other languages: one template for each, over one model. */
@NullMarked
package dev.timerproof.generate.port;

import org.jspecify.annotations.NullMarked;
