package dev.timerproof.spec.model;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.spec.table.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What cases that hold must reach: those of one edition together the rows of the status word, or
 * one case by itself the rows of the poller.
 *
 * @param only the name of the one case; empty if the cases of the edition are meant
 * @param edition the edition, that of the one case if there is one
 * @param profile the smallest profile that must reach it
 * @param pairs how many pairs of statuses must be found by two threads on one timer, at least
 * @param unreached rows that are not reached, each with the reason
 * @param place where it is written
 */
public record Floor(
    Optional<String> only,
    String edition,
    Profile profile,
    long pairs,
    Map<String, String> unreached,
    Place place) {
  public Floor {
    unreached = Collections.unmodifiableMap(new LinkedHashMap<>(unreached));
  }

  /** The case that must reach the rows, or else the edition whose cases must. */
  public String name() {
    return only.orElse(edition);
  }

  /** Whether a case counts. */
  public boolean counts(ModelCase modelCase) {
    return only.map(modelCase.name()::equals)
        .orElseGet(
            () ->
                !modelCase.mustFail()
                    && modelCase.edition().equals(edition)
                    && profile.includes(modelCase.profile()));
  }
}
