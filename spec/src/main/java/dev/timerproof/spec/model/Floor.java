package dev.timerproof.spec.model;

import dev.timerproof.spec.table.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the cases of one edition must reach together, those that hold.
 *
 * @param edition the edition
 * @param profile the smallest profile that must reach it
 * @param pairs how many pairs of statuses must be found by two threads on one timer, at least
 * @param unreached rows that these cases do not reach, each with the reason
 * @param place where it is written
 */
public record Floor(
    String edition, Profile profile, long pairs, Map<String, String> unreached, Place place) {
  public Floor {
    unreached = Collections.unmodifiableMap(new LinkedHashMap<>(unreached));
  }
}
