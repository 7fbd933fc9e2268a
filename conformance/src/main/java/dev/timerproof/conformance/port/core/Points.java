package dev.timerproof.conformance.port.core;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Called by a protocol that was generated with points. It notes which rows are taken, and stops
 * actors before each step that other threads can see. A protocol without points never calls it.
 */
public final class Points {
  private static final String ROW = "row ";

  /** The points at which an actor stops, as {@code docs/conform-protocol.md} names them. */
  private static final Set<String> STOPS = Set.of("load", "cas", "commit", Points.LOCK);

  /** The point before a lock is taken. */
  static final String LOCK = "lock";

  private static final Set<String> rows = new LinkedHashSet<>();
  private static @Nullable Actors actors;

  private Points() {}

  /** Called by the generated protocol; the arguments are those of its generator. */
  public static void at(String what, String word) {
    Actors stepped = actors;
    if (stepped != null && STOPS.contains(word)) {
      stepped.stopAt(word);
    }
    if (what.startsWith(ROW)) {
      rows.add(what.substring(ROW.length()));
    }
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
