package dev.timerproof.fuzz.subject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which targets run the code of a file of the checkout, or what is made from it. */
public final class NearestTargets {
  private static final Set<String> ALL = Set.copyOf(Targets.NAMES);

  /** By the beginning of a path; the first one that fits counts, and no target runs the others. */
  private static final Map<String, Set<String>> TARGETS = new LinkedHashMap<>();

  static {
    TARGETS.put(
        "spec/src/main/tla/TimerTable.tla",
        Set.of(ProtocolTarget.NAME, ThreadsTarget.NAME, ValidateTarget.NAME, TableTarget.NAME));
    TARGETS.put("spec/src/main/tla/Faults.tla", Set.of(ProtocolTarget.NAME, ThreadsTarget.NAME));
    TARGETS.put("spec/src/main/tla/", Set.of());
    TARGETS.put("spec/src/main/", Set.of(TableTarget.NAME));
    TARGETS.put(
        "generate/src/main/", Set.of(ProtocolTarget.NAME, ThreadsTarget.NAME, RuntimeTarget.NAME));
    TARGETS.put(
        "impl/src/generated/", Set.of(ProtocolTarget.NAME, ThreadsTarget.NAME, RuntimeTarget.NAME));
    TARGETS.put("impl/src/main/", Set.of(RuntimeTarget.NAME, ThreadsTarget.NAME));
    TARGETS.put("lincheck/src/main/", Set.of(ProtocolTarget.NAME, ThreadsTarget.NAME));
    TARGETS.put("conformance/src/main/", Set.of(ValidateTarget.NAME));
    TARGETS.put("fuzz/src/main/", ALL);
    TARGETS.put("evidence/src/main/", ALL);
    TARGETS.put("pom.xml", ALL);
  }

  private NearestTargets() {}

  /**
   * The targets that files are nearest to.
   *
   * @param paths of the files, from the root of the checkout on, with slashes
   * @return in the order of {@link Targets#NAMES}; empty if no target runs any of it
   */
  public static List<String> of(List<String> paths) {
    Set<String> near = new TreeSet<>();
    for (String path : paths) {
      TARGETS.entrySet().stream()
          .filter(rule -> path.startsWith(rule.getKey()))
          .findFirst()
          .ifPresent(rule -> near.addAll(rule.getValue()));
    }
    return Targets.NAMES.stream().filter(near::contains).toList();
  }
}
