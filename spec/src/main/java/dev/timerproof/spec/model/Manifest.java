package dev.timerproof.spec.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cases that are checked and their expected results: {@code models.json}.
 *
 * @param properties one sentence for each property that can be violated: the meaning of its
 *     violation
 * @param instances by name
 * @param cases in the order of the file
 * @param floors what the cases must reach
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

  /** The case of a name. */
  public Optional<ModelCase> find(String name) {
    return cases.stream().filter(modelCase -> modelCase.name().equals(name)).findFirst();
  }

  /** The repair of a must-fail case: the case that holds without the fault. Empty for a witness. */
  public Optional<ModelCase> repair(ModelCase broken) {
    if (broken.repair().isPresent()) {
      return find(broken.repair().get());
    }
    if (broken.fault().isEmpty() || broken.witness().isPresent()) {
      return Optional.empty();
    }
    return cases.stream()
        .filter(modelCase -> !modelCase.mustFail() && modelCase.fault().isEmpty())
        .filter(modelCase -> modelCase.instance().name().equals(broken.instance().name()))
        .filter(modelCase -> modelCase.edition().equals(broken.edition()))
        .filter(modelCase -> modelCase.checks().contains(broken.expect().property()))
        .findFirst();
  }
}
