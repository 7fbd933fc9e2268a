package dev.timerproof.generate.race;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.TimerTable;
import java.util.Locale;

/**
 * The call that one thread of a race makes. Deadlines are in nanoseconds; the present is {@link
 * AbstractRace#NOW}.
 */
enum RaceCall {
  START("addtimer", "start", 60),
  STOP("deltimer", "stop", 0),
  RESET_EARLIER("modtimer", "reset", 40),
  RESET_LATER("modtimer", "reset", 80),
  RESET_TO_FUTURE("modtimer", "reset", 300),
  RUN("runtimer", "", 0),
  CLEAN("cleantimers", "", 0),
  ADJUST("adjusttimers", "", 0),
  CLEAR("clearDeletedTimers", "", 0),
  MOVE("moveTimers", "", 0);

  private final String operation;
  private final String abstractOperation;
  private final int when;

  RaceCall(String operation, String abstractOperation, int when) {
    this.operation = operation;
    this.abstractOperation = abstractOperation;
    this.when = when;
  }

  /** The operation of the table. */
  String operation() {
    return operation;
  }

  /** Whether the abstract timers have this call; they have no walks. */
  boolean isAbstractCall() {
    return !abstractOperation.isEmpty();
  }

  /** Its name in {@code AbstractTimers.tla}. */
  String abstractOperation() {
    return abstractOperation;
  }

  /** Whether it arms the timer. */
  boolean arms() {
    return when != 0;
  }

  /** The deadline that it sets; 0 if it sets none. */
  int when() {
    return when;
  }

  /** Whether it fires due timers. */
  boolean fires() {
    return this == RUN;
  }

  /** The call in Java. */
  String java() {
    String method = isAbstractCall() ? abstractOperation : name().toLowerCase(Locale.ROOT);
    return method + "(" + (arms() ? Integer.toString(when) : "") + ")";
  }

  /** The call's name as a part of a class name. */
  String camelCase() {
    StringBuilder camel = new StringBuilder();
    for (String word : name().split("_", -1)) {
      camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return camel.toString();
  }

  /** The locks that its operation runs under, as its frame says. */
  Frame.Lock lock(TimerTable table) {
    return table.frame(operation).lock();
  }
}
