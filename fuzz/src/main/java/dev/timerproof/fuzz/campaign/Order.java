package dev.timerproof.fuzz.campaign;

/**
 * An order to a worker, one line of JSON.
 *
 * @param kind what to do
 * @param target the target to do it with
 * @param unit the number of a unit
 * @param seed its seed
 * @param executions how many inputs to run
 * @param input an input
 */
record Order(Kind kind, String target, long unit, long seed, int executions, String input) {
  enum Kind {
    /** Run a unit. */
    UNIT,
    /** Run an input that another job has found, and add it to the corpus. */
    LEARN,
    /** Make an input that went wrong smaller. */
    SHRINK
  }

  static Order unit(String target, long unit, long seed, int executions) {
    return new Order(Kind.UNIT, target, unit, seed, executions, "");
  }

  static Order with(Kind kind, String target, String input) {
    return new Order(kind, target, 0, 0, 0, input);
  }
}
