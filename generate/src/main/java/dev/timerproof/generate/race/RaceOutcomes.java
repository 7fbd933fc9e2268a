package dev.timerproof.generate.race;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The outcomes of all races, for every deadline that a timer may have before. They are all computed
 * at once, because the TLA+ evaluator forgets the abstract timers as soon as it reads another
 * module.
 */
public final class RaceOutcomes {
  private record Key(int due, RaceCall first, RaceCall second) {}

  private final Map<Key, Set<RaceOutcome>> outcomes = new HashMap<>();

  private RaceOutcomes() {}

  /**
   * Computes all outcomes. To be called before this JVM reads any table or other module.
   *
   * @throws IllegalArgumentException if a module was read before
   */
  public static RaceOutcomes compute() {
    var all = new RaceOutcomes();
    var races = new AbstractRace();
    Set<Integer> deadlines = new TreeSet<>(List.of(0));
    EnumSet.allOf(RaceCall.class).forEach(c -> deadlines.add(c.when()));
    for (int due : deadlines) {
      for (List<RaceCall> pair : pairs()) {
        all.outcomes.put(
            new Key(due, pair.get(0), pair.get(1)), Set.copyOf(races.outcomes(due, pair)));
      }
    }
    return all;
  }

  /** Every pair of calls once, a call with itself included. */
  static List<List<RaceCall>> pairs() {
    List<List<RaceCall>> pairs = new ArrayList<>();
    List<RaceCall> left = new ArrayList<>(List.of(RaceCall.values()));
    while (!left.isEmpty()) {
      RaceCall first = left.get(0);
      left.forEach(second -> pairs.add(List.of(first, second)));
      left.remove(0);
    }
    return pairs;
  }

  /** The outcomes of one race, in order. */
  Set<RaceOutcome> of(int due, RaceCall first, RaceCall second) {
    return new TreeSet<>(Objects.requireNonNull(outcomes.get(new Key(due, first, second))));
  }
}
