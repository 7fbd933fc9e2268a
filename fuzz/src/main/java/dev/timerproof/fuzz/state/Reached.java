package dev.timerproof.fuzz.state;

/**
 * Something that was reached.
 *
 * @param target the target
 * @param what what was reached
 */
public record Reached(String target, String what) implements Comparable<Reached> {
  @Override
  public int compareTo(Reached other) {
    return AppendLog.json(this).compareTo(AppendLog.json(other));
  }
}
