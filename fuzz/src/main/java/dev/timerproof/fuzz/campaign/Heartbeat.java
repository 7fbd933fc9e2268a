package dev.timerproof.fuzz.campaign;

/**
 * The state of a campaign, written every ten seconds.
 *
 * @param time the time, ISO 8601 in UTC
 * @param seconds how long this run has been at work
 * @param executions inputs that were run in finished units, earlier runs of this part included
 * @param perSecond inputs a second in this run
 * @param units finished units of this part
 * @param reached how much was reached
 * @param corpus how many inputs the corpus has
 * @param findings how many findings there are
 * @param restarts how many JVMs died and were replaced
 * @param rssBytes the memory of all jobs; 0 where the system does not tell
 * @param diskBytes about the size of the folder
 * @param diskFull whether the corpus grows no more
 */
public record Heartbeat(
    String time,
    long seconds,
    long executions,
    double perSecond,
    long units,
    int reached,
    int corpus,
    int findings,
    int restarts,
    long rssBytes,
    long diskBytes,
    boolean diskFull) {}
