package dev.timerproof.fuzz.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far a campaign is, written every ten seconds.
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
 * @param liveBytes what of it the objects take that the last full collection of each job has left;
 *     0 in the first minute
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
    long liveBytes,
    long diskBytes,
    boolean diskFull) {
  private static final double HOUR = 3600;
  private static final double MEGABYTE = 1 << 20;

  /** So many heartbeats of a run make a slope; before, jobs still load their classes. */
  private static final int ENOUGH = 12;

  /**
   * How much memory the jobs took over the time of a campaign, a line for each run: the first and
   * the last heartbeat, and the slope of a straight line through the later half of them by least
   * squares, because in the first one the heap has not reached its size.
   *
   * @param beats in the order in which they were written; in a later run the seconds begin anew
   */
  public static List<String> memory(List<Heartbeat> beats) {
    // When a run has ended, its jobs take none; nor where the system does not tell.
    List<Heartbeat> known = beats.stream().filter(beat -> beat.rssBytes > 0).toList();
    List<String> lines = new ArrayList<>();
    int begin = 0;
    for (int k = 1; k <= known.size(); k++) {
      if (k == known.size() || known.get(k).seconds() < known.get(k - 1).seconds()) {
        lines.add(memoryOfRun(known.subList(begin, k)));
        begin = k;
      }
    }
    return lines;
  }

  private static String memoryOfRun(List<Heartbeat> run) {
    Heartbeat first = run.get(0);
    Heartbeat last = run.get(run.size() - 1);
    String ends =
        String.format(
            Locale.ROOT,
            "memory from %s: %.0f MB after %d s, %.0f MB after %d s with %.0f MB of live objects",
            first.time,
            first.rssBytes / MEGABYTE,
            first.seconds,
            last.rssBytes / MEGABYTE,
            last.seconds,
            last.liveBytes / MEGABYTE);
    if (run.size() < ENOUGH) {
      return ends;
    }
    List<Heartbeat> later = run.subList(run.size() / 2, run.size());
    return ends
        + String.format(
            Locale.ROOT,
            ", %+.1f MB an hour in the later half of its %d heartbeats",
            slope(later) * HOUR / MEGABYTE,
            run.size());
  }

  /** Bytes a second, by least squares. */
  private static double slope(List<Heartbeat> beats) {
    double time = beats.stream().mapToLong(Heartbeat::seconds).average().orElse(0);
    double rss = beats.stream().mapToLong(Heartbeat::rssBytes).average().orElse(0);
    double product = 0;
    double square = 0;
    for (Heartbeat beat : beats) {
      product += (beat.seconds - time) * (beat.rssBytes - rss);
      square += (beat.seconds - time) * (beat.seconds - time);
    }
    return square == 0 ? 0 : product / square;
  }
}
