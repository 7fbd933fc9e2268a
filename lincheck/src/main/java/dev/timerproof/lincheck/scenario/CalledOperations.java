package dev.timerproof.lincheck.scenario;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Maps the calls of histories and scenarios to the operations of the table that they run. */
public final class CalledOperations {
  private static final Set<String> CHECK =
      Set.of("adjusttimers", "addAdjustedTimers", "runtimer", "clearDeletedTimers");

  private static final Set<String> CALLER = Set.of("wakeNetPoller", "netpollBreak");

  private static final Set<String> SLEEPER = Set.of("findrunnable", "netpoll", "netpollBreak");

  private static final Map<String, Set<String>> OPERATIONS =
      Map.ofEntries(
          Map.entry("add", Set.of("addtimer", "cleantimers")),
          Map.entry("mod", Set.of("modtimer")),
          Map.entry("del", Set.of("deltimer")),
          Map.entry("run", Set.of("runtimer")),
          Map.entry("clean", Set.of("cleantimers")),
          Map.entry("adjust", Set.of("adjusttimers", "addAdjustedTimers")),
          Map.entry("clear", Set.of("clearDeletedTimers")),
          Map.entry("move", Set.of("moveTimers")),
          Map.entry("check", CHECK),
          Map.entry("steal", CHECK),
          Map.entry("arm", CALLER),
          Map.entry("rest", SLEEPER),
          Map.entry("nap", SLEEPER));

  private CalledOperations() {}

  /** The operations that a call runs, given its word; may be empty. */
  public static Set<String> of(String call) {
    return OPERATIONS.getOrDefault(call, Set.of());
  }

  /** The operations of all calls. */
  public static Set<String> all() {
    return OPERATIONS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }
}
