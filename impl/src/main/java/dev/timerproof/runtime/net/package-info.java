/** Channels that wait for the network beside the timers. */
@NullMarked
package dev.timerproof.runtime.net;

import org.jspecify.annotations.NullMarked;
