package dev.timerproof.lincheck.properties;

import dev.timerproof.spec.table.TimerTable;
import java.util.EnumSet;
import java.util.Set;

/** A promise that some editions are known to break. */
public enum Promise {
  /**
   * A check runs every timer that is due, the earliest first. A scan that goes on at the wrong slot
   * after a removal passes over a timer, which then fires late.
   */
  ALL_DUE_FIRE("due and did not fire"),

  /**
   * A reader never sees a timer that is due when there is none. A bound on modified timers that
   * outlives them has threads look for work that is not there.
   */
  BOUNDS_END("due after a check"),

  /**
   * A call whose arguments make no sense is refused and changes nothing. Without the check a timer
   * is set to a time that nobody meant.
   */
  ARGUMENTS_REFUSED("was not refused");

  private final String breach;

  Promise(String breach) {
    this.breach = breach;
  }

  /** The text that the failure of a history contains if it breaks this promise. */
  public String breach() {
    return breach;
  }

  /** What the shipped protocol promises. */
  public static Set<Promise> all() {
    return EnumSet.allOf(Promise.class);
  }

  /** What an edition promises, going by its parameters. */
  public static Set<Promise> of(TimerTable table) {
    Set<Promise> kept = EnumSet.noneOf(Promise.class);
    if (has(table, "resume", "smallestchanged")) {
      kept.add(ALL_DUE_FIRE);
    }
    if (has(table, "emptied", "clearbound") && has(table, "destroy", "allbounds")) {
      kept.add(BOUNDS_END);
    }
    if (has(table, "arguments", "throw")) {
      kept.add(ARGUMENTS_REFUSED);
    }
    return kept;
  }

  private static boolean has(TimerTable table, String parameter, String value) {
    return value.equals(table.parameters().get(parameter));
  }
}
