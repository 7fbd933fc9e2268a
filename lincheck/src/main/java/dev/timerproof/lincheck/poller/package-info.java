/** The poller's dispatch, and threads that sleep and arm around it without a real poller. */
@NullMarked
package dev.timerproof.lincheck.poller;

import org.jspecify.annotations.NullMarked;
