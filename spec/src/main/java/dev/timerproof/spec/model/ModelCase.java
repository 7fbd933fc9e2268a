package dev.timerproof.spec.model;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.spec.table.Place;
import java.util.List;
import java.util.Optional;

/**
 * An instance that is checked for one edition, with the expected result.
 *
 * @param name its name in the manifest and that of its configuration file
 * @param instance the model and its size
 * @param edition the edition of the table; empty if the instance takes none
 * @param fault the planted fault, a definition of {@code Faults.tla}
 * @param profile the smallest profile that runs it
 * @param checks the properties that are checked: all of the instance unless the manifest names some
 * @param expect the expected result
 * @param repair for a must-fail case, the name of a case that holds without the fault; empty if
 *     {@code witness} says why there is none
 * @param witness what the violation shows about the algorithm, if it is not a fault
 * @param noJava why generated Java cannot follow the counterexample; empty if it can, or if nobody
 *     asks: of quick cases that must fail somebody does
 * @param seconds the expected time on an idle core
 * @param place where it is written
 */
public record ModelCase(
    String name,
    Instance instance,
    String edition,
    Optional<String> fault,
    Profile profile,
    List<String> checks,
    Expectation expect,
    Optional<String> repair,
    Optional<String> witness,
    Optional<String> noJava,
    long seconds,
    Place place) {
  public ModelCase {
    checks = List.copyOf(checks);
  }

  /** The liveness property that is checked; empty if there is none. */
  public Optional<String> temporal() {
    return instance.temporal().filter(checks::contains);
  }

  /** Whether the case must be violated. */
  public boolean mustFail() {
    return expect.violated();
  }
}
