package dev.timerproof.spec.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is checked and what is expected: {@code models.json}.
 *
 * @param properties one sentence for each property that can be violated: what its violation means
 * @param instances by name
 * @param cases in the order of the file
 * @param floors what the cases of an edition must reach together
 */
public record Manifest(
    Map<String, String> properties,
    Map<String, Instance> instances,
    List<ModelCase> cases,
    List<Floor> floors) {
  public Manifest {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    instances = Collections.unmodifiableMap(new LinkedHashMap<>(instances));
    cases = List.copyOf(cases);
    floors = List.copyOf(floors);
  }
}
