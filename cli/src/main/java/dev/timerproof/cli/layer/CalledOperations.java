package dev.timerproof.cli.layer;

import java.util.Map;
import java.util.Set;

/** The operations of the table that the calls of histories and scenarios run. */
public final class CalledOperations {
  private static final Set<String> CHECK =
      Set.of("adjusttimers", "addAdjustedTimers", "runtimer", "clearDeletedTimers");

  private static final Map<String, Set<String>> OPERATIONS =
      Map.of(
          "add", Set.of("addtimer", "cleantimers"),
          "mod", Set.of("modtimer"),
          "del", Set.of("deltimer"),
          "run", Set.of("runtimer"),
          "clean", Set.of("cleantimers"),
          "adjust", Set.of("adjusttimers", "addAdjustedTimers"),
          "clear", Set.of("clearDeletedTimers"),
          "move", Set.of("moveTimers"),
          "check", CHECK,
          "steal", CHECK);

  private CalledOperations() {}

  /** The operations of a call, by its word; none if no operation is run. */
  public static Set<String> of(String call) {
    return OPERATIONS.getOrDefault(call, Set.of());
  }
}
