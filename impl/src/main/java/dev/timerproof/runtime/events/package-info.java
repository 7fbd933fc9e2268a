/** Events for the flight recorder. */
@NullMarked
package dev.timerproof.runtime.events;

import org.jspecify.annotations.NullMarked;
