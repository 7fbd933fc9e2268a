/** What finds the timers that are due: processors, threads, and how threads sleep and wake up. */
@NullMarked
package dev.timerproof.runtime.sched;

import org.jspecify.annotations.NullMarked;
