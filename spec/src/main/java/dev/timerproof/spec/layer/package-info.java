/** The layers that check the table and its models. */
@NullMarked
package dev.timerproof.spec.layer;

import org.jspecify.annotations.NullMarked;
