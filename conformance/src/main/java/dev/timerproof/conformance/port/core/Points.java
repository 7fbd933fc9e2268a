package dev.timerproof.conformance.port.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Called by a protocol that was generated with points. It notes which rows are taken, and stops
 * actors before each step that other threads can see. A protocol without points never calls it.
 */
public final class Points {
  private static final String ROW = "row ";

  /** The points at which an actor stops, as {@code docs/conform-protocol.md} names them. */
  private static final Set<String> STOPS = Set.of("load", "cas", Points.COMMIT, Points.LOCK);

  /** The point before a commit. */
  static final String COMMIT = "commit";

  /** The point behind a commit, at which actors stop only if that was asked for. */
  static final String COMMITTED = "committed";

  /** The point before a lock is taken. */
  static final String LOCK = "lock";

  private static final String CLEANING = "frame cleantimers";

  private static final Set<String> rows = new LinkedHashSet<>();
  private static @Nullable Actors actors;
  private static boolean backwards;
  private static int rounds = Integer.MAX_VALUE;
  private static int roundsLeft;

  private Points() {}

  /** Called by the generated protocol; the arguments are those of its generator. */
  public static void at(String what, String word) {
    Actors stepped = actors;
    if (stepped != null) {
      stepped.passes(word, STOPS.contains(word));
    }
    if (what.equals(CLEANING) && word.equals("enter")) {
      roundsLeft = rounds;
    }
    if (what.startsWith(ROW)) {
      rows.add(what.substring(ROW.length()));
    }
  }

  /**
   * Chooses what the table leaves open.
   *
   * @param putBackwards whether held timers go back into the heap in the opposite order
   * @param cleaningRounds after how many rounds cleantimers is preempted
   */
  static void choose(boolean putBackwards, int cleaningRounds) {
    backwards = putBackwards;
    rounds = cleaningRounds;
  }

  /** Called by a protocol with points before each round of cleantimers. */
  public static boolean preempted() {
    return roundsLeft-- <= 0;
  }

  /** Called by a protocol with points: the held timers in the order in which they go back. */
  public static <T> List<T> putBack(List<T> held) {
    if (!backwards) {
      return held;
    }
    List<T> order = new ArrayList<>(held);
    Collections.reverse(order);
    return order;
  }

  /** Sets which actors are stopped at points from now on; null for none. */
  static void stop(@Nullable Actors those) {
    actors = those;
  }

  /** The rows that were taken since the last call of this method. */
  static Set<String> rowsTaken() {
    Set<String> taken = new LinkedHashSet<>(rows);
    rows.clear();
    return taken;
  }
}
