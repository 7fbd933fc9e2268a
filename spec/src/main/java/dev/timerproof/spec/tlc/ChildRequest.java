package dev.timerproof.spec.tlc;

import org.jspecify.annotations.Nullable;

/**
 * The task of a forked JVM.
 *
 * @param root the run's directory, see {@link RunDirectory}
 * @param module the root module's name
 * @param milliseconds the budget of wall-clock time in ms
 * @param distinctStates the budget of distinct states
 * @param distribution how the search is spread over processes; null if this JVM does it alone
 */
record ChildRequest(
    String root,
    String module,
    long milliseconds,
    long distinctStates,
    @Nullable Distribution distribution) {}
