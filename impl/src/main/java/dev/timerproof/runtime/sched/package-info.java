/** The scheduler: processors, the threads that run timers, and how these sleep and wake up. */
@NullMarked
package dev.timerproof.runtime.sched;

import org.jspecify.annotations.NullMarked;
