package dev.timerproof.spec.diff;

import dev.timerproof.spec.model.Manifest;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the cases of the manifest whose fault is another value of one parameter. A fault's value is
 * in {@code Faults.tla}, the edition's own value in the table.
 */
public final class Evidence {
  private static final String PARAMETER = "parameter";

  private final Manifest manifest;
  private final PlantedFaults faults;

  /** Looks for cases of this manifest that plant these faults. */
  public Evidence(Manifest manifest, PlantedFaults faults) {
    this.manifest = manifest;
    this.faults = faults;
  }

  /**
   * The cases and faults of this build.
   *
   * @throws IOException if the manifest cannot be read
   * @throws MalformedTableException if the faults are malformed
   */
  public static Evidence builtIn() throws IOException {
    return new Evidence(ManifestReader.builtIn(), PlantedFaults.builtIn());
  }

  /**
   * The cases that must fail because a parameter has one of two values where its edition has the
   * other, in the order of the manifest. The order of the values does not matter: the same case
   * shows the effect of a repair and of its loss.
   *
   * @throws MalformedTableException if a case's fault or edition is malformed
   */
  public List<PlantedCase> of(TableReader reader, String parameter, String one, String other) {
    return of(
        reader.vocabulary().editions(),
        edition -> reader.read(edition).parameters(),
        parameter,
        one,
        other);
  }

  /**
   * As {@link #of(TableReader, String, String, String)}, for any table: given its editions and the
   * parameters of each.
   */
  List<PlantedCase> of(
      List<String> editions,
      Function<String, Map<String, String>> parameters,
      String parameter,
      String one,
      String other) {
    List<PlantedCase> found = new ArrayList<>();
    for (ModelCase modelCase : manifest.cases()) {
      if (!modelCase.mustFail() || !editions.contains(modelCase.edition())) {
        continue;
      }
      Optional<String> planted = modelCase.fault().flatMap(fault -> planted(fault, parameter));
      if (planted.isEmpty()) {
        continue;
      }
      String own = parameters.apply(modelCase.edition()).getOrDefault(parameter, "");
      if (!own.equals(planted.get()) && Set.of(own, planted.get()).equals(Set.of(one, other))) {
        found.add(planted(modelCase, planted.get()));
      }
    }
    return found;
  }

  /** The value that a fault gives to this parameter, if the fault changes nothing else. */
  private Optional<String> planted(String fault, String parameter) {
    List<Mutation> mutations = faults.mutations(fault);
    return mutations.size() == 1
            && mutations.get(0).part().equals(PARAMETER)
            && mutations.get(0).field().equals(parameter)
            && mutations.get(0).value() instanceof String value
        ? Optional.of(value)
        : Optional.empty();
  }

  private PlantedCase planted(ModelCase modelCase, String value) {
    String property = modelCase.expect().property();
    return new PlantedCase(
        modelCase.name(),
        modelCase.fault().orElseThrow(),
        modelCase.edition(),
        value,
        property,
        manifest.properties().getOrDefault(property, property),
        modelCase.expect().rows(),
        modelCase.instance().covers(),
        modelCase.profile().label());
  }
}
