package dev.timerproof.spec.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One size of one model: a configuration without the edition and the fault.
 *
 * @param name its name in the manifest
 * @param covers one sentence: what it covers
 * @param module the root module
 * @param specification the behaviours, a definition of the module
 * @param constants the values of constants as a configuration file has them; a value that begins
 *     with {@code <-} names a definition
 * @param editionConstant the constant that takes a case's edition; empty if there is none
 * @param faultConstant the constant that takes a case's fault; empty if there is none
 * @param noFault the definition that stands for no fault
 * @param invariants predicates on states
 * @param covered the invariant that records the coverage of each state; empty if there is none
 * @param properties refinements and other properties of steps
 * @param temporal at most one liveness property: TLC does not say which of several fails
 * @param constraint the predicate that bounds the search; empty for none
 * @param symmetry the set of permutations; empty for none
 * @param deadlock whether a state without a successor is a fault
 */
public record Instance(
    String name,
    String covers,
    String module,
    String specification,
    Map<String, String> constants,
    String editionConstant,
    String faultConstant,
    String noFault,
    List<String> invariants,
    String covered,
    List<String> properties,
    Optional<String> temporal,
    String constraint,
    String symmetry,
    boolean deadlock) {
  public Instance {
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    invariants = List.copyOf(invariants);
    properties = List.copyOf(properties);
  }

  /** The names of everything that can be violated. */
  public List<String> checks() {
    List<String> checks = new ArrayList<>(invariants);
    checks.addAll(properties);
    temporal.ifPresent(checks::add);
    if (deadlock) {
      checks.add(dev.timerproof.spec.tlc.Violation.DEADLOCK);
    }
    return checks;
  }
}
