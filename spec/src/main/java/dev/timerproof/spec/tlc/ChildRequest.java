package dev.timerproof.spec.tlc;

/**
 * What the forked JVM is asked to do.
 *
 * @param root the run's directory, see {@link RunDirectory}
 * @param module the root module's name
 * @param milliseconds the budget of wall-clock time
 * @param distinctStates the budget of distinct states
 */
record ChildRequest(String root, String module, long milliseconds, long distinctStates) {}
