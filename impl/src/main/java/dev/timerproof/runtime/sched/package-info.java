/** What runs the timers: the scheduler, the runtime that people see, and the kinds of timers. */
@NullMarked
package dev.timerproof.runtime.sched;

import org.jspecify.annotations.NullMarked;
