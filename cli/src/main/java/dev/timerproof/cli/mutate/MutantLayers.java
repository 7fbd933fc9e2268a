package dev.timerproof.cli.mutate;

import dev.timerproof.spec.model.Profile;
import dev.timerproof.spec.mutate.KillMatrix;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutationSweep;
import dev.timerproof.spec.table.TableReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The layers that mutants can be run through, by name. A layer joins by its name here and a {@link
 * MutantLayer} of its own.
 *
 * @param reader the table
 * @param edition the edition whose mutants are judged
 * @param sweep gives the models
 * @param profile the largest models to be used
 * @param seed of random histories
 * @param folder where layers may write
 */
public record MutantLayers(
    TableReader reader,
    String edition,
    MutationSweep sweep,
    Profile profile,
    long seed,
    Path folder) {
  /** All names, the cheapest first. */
  public static final List<String> NAMES =
      List.of(
          KillMatrix.DRIFT, "jqwik", KillMatrix.PROOF, MutantVerdict.MODEL, "lincheck", "jcstress");

  /** The names of those that compile Java. */
  public static final Set<String> COMPILING = Set.of("jqwik", "lincheck", "jcstress");

  /**
   * A layer.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public MutantLayer layer(String name) {
    return switch (name) {
      case KillMatrix.DRIFT -> new DriftMutants(reader.read(edition));
      case "jqwik" -> new HistoryMutants(reader.read(edition), seed);
      case KillMatrix.PROOF -> new ProofMutants(reader, edition);
      case MutantVerdict.MODEL -> sweep.models(edition, profile);
      case "lincheck" -> new ScenarioMutants(reader.read(edition), folder);
      case "jcstress" -> new StressMutants(folder);
      default ->
          throw new IllegalArgumentException(
              "unknown layer " + name + "; there are: " + String.join(", ", NAMES));
    };
  }
}
