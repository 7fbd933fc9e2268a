package dev.timerproof.spec.tlc;

/**
 * The task of a forked JVM.
 *
 * @param root the run's directory, see {@link RunDirectory}
 * @param module the root module's name
 * @param milliseconds the budget of wall-clock time in ms
 * @param distinctStates the budget of distinct states
 */
record ChildRequest(String root, String module, long milliseconds, long distinctStates) {}
