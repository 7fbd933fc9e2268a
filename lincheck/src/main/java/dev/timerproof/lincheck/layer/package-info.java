/**
 * The layers of explored interleavings and random histories, and what they say of changed tables.
 */
@NullMarked
package dev.timerproof.lincheck.layer;

import org.jspecify.annotations.NullMarked;
