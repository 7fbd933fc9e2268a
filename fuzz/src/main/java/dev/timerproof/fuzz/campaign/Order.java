package dev.timerproof.fuzz.campaign;

/**
 * What a worker is told to do, one line of JSON.
 *
 * @param kind what
 * @param target with which target
 * @param unit the number of a unit
 * @param seed its seed
 * @param executions how many inputs to run
 * @param input an input
 */
record Order(Kind kind, String target, long unit, long seed, int executions, String input) {
  enum Kind {
    /** Run a unit. */
    UNIT,
    /** Take an input into the corpus. */
    LEARN,
    /** Make an input smaller that went wrong. */
    SHRINK
  }

  static Order unit(String target, long unit, long seed, int executions) {
    return new Order(Kind.UNIT, target, unit, seed, executions, "");
  }

  static Order with(Kind kind, String target, String input) {
    return new Order(kind, target, 0, 0, 0, input);
  }
}
