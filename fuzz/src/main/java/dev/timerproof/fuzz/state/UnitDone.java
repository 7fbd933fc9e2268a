package dev.timerproof.fuzz.state;

/**
 * A unit that is finished.
 *
 * @param target the target
 * @param part the seed and the shard
 * @param unit its number
 * @param executions how many inputs were run
 * @param failures how many of them went wrong
 */
public record UnitDone(String target, String part, long unit, int executions, int failures)
    implements Comparable<UnitDone> {
  @Override
  public int compareTo(UnitDone other) {
    return AppendLog.json(this).compareTo(AppendLog.json(other));
  }
}
