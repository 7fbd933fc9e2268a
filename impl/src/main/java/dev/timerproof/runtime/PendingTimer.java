package dev.timerproof.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A timer that is armed.
 *
 * @param timer the {@link RawTimer}, {@link Timer} or {@link Ticker}; or something that describes a
 *     timer of the runtime's own
 * @param deadlineNanos when it is due by {@link TimerRuntime#now}; {@link Long#MAX_VALUE} is never
 * @param periodNanos nanoseconds from one deadline to the next; 0 if it fires once
 * @param arg what it was made with: the argument of a raw timer, the function of a timer that calls
 *     one
 */
public record PendingTimer(
    Object timer, long deadlineNanos, long periodNanos, @Nullable Object arg) {}
