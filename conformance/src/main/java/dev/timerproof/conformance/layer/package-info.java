/** The layer that holds recordings against the table. */
@NullMarked
package dev.timerproof.conformance.layer;

import org.jspecify.annotations.NullMarked;
