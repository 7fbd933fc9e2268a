package dev.timerproof.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A timer that is armed.
 *
 * @param timer the {@link RawTimer}, {@link Timer} or {@link Ticker}; for a timer that the runtime
 *     made for itself, an object whose {@code toString} describes it
 * @param deadlineNanos when it is due by {@link TimerRuntime#now}; {@link Long#MAX_VALUE} is never
 * @param periodNanos nanoseconds from one deadline to the next; 0 if it fires once
 * @param arg the argument of a raw timer, the function of a timer that calls one, else null
 */
public record PendingTimer(
    Object timer, long deadlineNanos, long periodNanos, @Nullable Object arg) {}
