package dev.timerproof.conformance.port.core;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol calls that was generated with points. It notes the rows that are taken, and stops
 * actors before each step that other threads can see. A protocol without points never comes here.
 */
public final class Points {
  private static final String ROW = "row ";

  /** The words at which an actor stops; the same words stand in the protocol of ports. */
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

  /** From now on these actors are stopped, until others are, or none. */
  static void stop(@Nullable Actors those) {
    actors = those;
  }

  /** The rows since this was asked last. */
  static Set<String> rowsTaken() {
    Set<String> taken = new LinkedHashSet<>(rows);
    rows.clear();
    return taken;
  }
}
