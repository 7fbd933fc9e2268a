package dev.timerproof.generate.race;

import java.util.Comparator;

/**
 * A possible end of a race.
 *
 * @param first the first call's result: 1 if the timer was armed, or if a run fired it
 * @param second the second call's result
 * @param fires how often the timer has fired
 * @param left the deadline that is left, 0 for none
 */
record RaceOutcome(int first, int second, int fires, int left) implements Comparable<RaceOutcome> {
  private static final Comparator<RaceOutcome> ORDER =
      Comparator.comparingInt(RaceOutcome::first)
          .thenComparingInt(RaceOutcome::second)
          .thenComparingInt(RaceOutcome::fires)
          .thenComparingInt(RaceOutcome::left);

  @Override
  public int compareTo(RaceOutcome other) {
    return ORDER.compare(this, other);
  }

  /** The outcome as jcstress writes it. */
  String id() {
    return first + ", " + second + ", " + fires + ", " + left;
  }

  /** The outcome in words. */
  String description() {
    String fired =
        fires == 0 ? "does not fire" : fires == 1 ? "fires once" : "fires " + fires + "x";
    return fired + (left == 0 ? ", not armed" : ", armed for " + left);
  }
}
