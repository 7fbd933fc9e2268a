package dev.timerproof.spec.model;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.spec.table.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A floor: what the cases that hold must reach. It is about all cases of one edition together and
 * the rows of the status word, or about one case by itself and the rows of the poller.
 *
 * @param only the name of the one case; empty if the cases of the edition are meant
 * @param edition the edition, that of the one case if there is one
 * @param profile the smallest profile whose cases must reach it
 * @param pairs the least number of pairs of statuses that two threads must have found on one timer
 *     at the same time
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

  /** The name of the one case, or else the edition. */
  public String name() {
    return only.orElse(edition);
  }

  /** Whether the floor is about this case. */
  public boolean counts(ModelCase modelCase) {
    return only.map(modelCase.name()::equals)
        .orElseGet(
            () ->
                !modelCase.mustFail()
                    && modelCase.edition().equals(edition)
                    && profile.includes(modelCase.profile()));
  }
}
