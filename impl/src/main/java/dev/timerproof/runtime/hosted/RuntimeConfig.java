package dev.timerproof.runtime.hosted;

import dev.timerproof.runtime.TimerClock;
import dev.timerproof.runtime.net.NetPoller;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a runtime.
 *
 * @param processors how many processors share the timers, from 1 on
 * @param clock where the time comes from
 * @param executor runs functions; null for one of the runtime's own
 * @param threadFactory makes the scheduler's threads; null for threads of the runtime's own
 * @param daemon whether the runtime's own threads let the JVM end while they run
 * @param errorHandler is told what callbacks throw; null for a logger
 * @param lateNanos from which lateness on a firing counts as late
 * @param manual whether timers fire in poll, and not on threads
 * @param netPoller where threads sleep; null for one on a selector
 * @param selfCheck whether heaps and counters are checked again and again
 * @param sysmon whether a thread looks after the others
 * @param armingSites whether reports of failures tell where the timer was armed
 */
public record RuntimeConfig(
    int processors,
    TimerClock clock,
    @Nullable Executor executor,
    @Nullable ThreadFactory threadFactory,
    boolean daemon,
    @Nullable BiConsumer<Object, Throwable> errorHandler,
    long lateNanos,
    boolean manual,
    @Nullable NetPoller netPoller,
    boolean selfCheck,
    boolean sysmon,
    boolean armingSites) {}
