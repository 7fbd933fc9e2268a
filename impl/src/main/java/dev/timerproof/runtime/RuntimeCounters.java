package dev.timerproof.runtime;

/**
 * The counters of a {@link TimerRuntime}, from its start on. They are read without locks: each
 * number is right for some moment during the call, but not all for the same moment.
 *
 * @param processors how many processors share the timers
 * @param threads how many threads the scheduler has started
 * @param pending timers that are armed; may be too small by one for each processor that is removing
 *     a stopped timer from its heap at this moment, never below 0
 * @param stopped timers that were stopped and take up room in a heap until they are cleared away
 * @param fired how often a timer has fired
 * @param failed how many callbacks have thrown
 * @param late how many firings came later than the threshold of the runtime
 * @param wakeups how often a thread of the scheduler has woken up from sleep
 * @param breaks how often somebody ended the sleep of the poller
 * @param stolen how often a thread ran the timers of a processor that was not its own
 */
public record RuntimeCounters(
    int processors,
    int threads,
    long pending,
    long stopped,
    long fired,
    long failed,
    long late,
    long wakeups,
    long breaks,
    long stolen) {}
