package dev.timerproof.lincheck.properties;

import dev.timerproof.spec.table.TimerTable;
import java.util.EnumSet;
import java.util.Set;

/** A promise that some editions are known to break. */
public enum Promise {
  /**
   * A check runs every timer that is due, the earliest first. Broken by a scan that goes on at the
   * wrong slot after a removal: it passes over a timer, which then fires late.
   */
  ALL_DUE_FIRE("due and did not fire"),

  /**
   * A reader never sees a due timer when there is none. Broken by a bound on modified timers that
   * stays after these are gone: threads then look for work that does not exist.
   */
  BOUNDS_END("due after a check"),

  /**
   * A call with invalid arguments is refused and changes nothing. Broken by editions that do not
   * check them: a timer is set to a time that nobody meant.
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

  /** The promises of the library's protocol: all of them. */
  public static Set<Promise> all() {
    return EnumSet.allOf(Promise.class);
  }

  /** The promises of an edition, by its parameters. */
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
