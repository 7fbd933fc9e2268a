package dev.timerproof.spec.model;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.spec.table.Place;
import java.util.List;
import java.util.Optional;

/**
 * An instance, checked for one edition, with what is expected.
 *
 * @param name its name in the manifest; also that of its configuration file
 * @param instance what is checked
 * @param edition the edition of the table; empty if the instance takes none
 * @param fault the planted fault, a definition of {@code Faults.tla}
 * @param profile the smallest profile that runs it
 * @param checks what is checked: everything of the instance unless the manifest names a part
 * @param expect what it must give
 * @param repair the name of a case that holds and shows what is at fault here; for cases that must
 *     be violated, unless {@code witness} says why there is none
 * @param witness what a violation shows about the algorithm, when it is no fault
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
    long seconds,
    Place place) {
  public ModelCase {
    checks = List.copyOf(checks);
  }

  /** Whether the case must be violated. */
  public boolean mustFail() {
    return expect.violated();
  }
}
