package dev.timerproof.mutants;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.generate.drift.DriftMutants;
import dev.timerproof.jcstress.layer.StressMutants;
import dev.timerproof.lincheck.layer.HistoryMutants;
import dev.timerproof.lincheck.layer.ScenarioMutants;
import dev.timerproof.proofs.layer.ProofMutants;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.ModelMutants;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.table.reading.TableReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The layers that mutants can be run through, by name. To add a layer, add its name here and a
 * {@link MutantLayer}.
 *
 * @param reader the table
 * @param edition the edition whose mutants are judged
 * @param models makes the layer of the models
 * @param equivalents reasons why the proof does not notice some mutants
 * @param profile the largest models to be used
 * @param seed the seed of random histories
 * @param folder for the layers' files
 */
public record MutantLayers(
    TableReader reader,
    String edition,
    ModelMutants models,
    Equivalents equivalents,
    Profile profile,
    long seed,
    Path folder) {
  /** All names, the fastest layer first. */
  public static final List<String> NAMES =
      List.of(
          MutantVerdict.DRIFT,
          "jqwik",
          MutantVerdict.PROOF,
          MutantVerdict.MODEL,
          "lincheck",
          "jcstress");

  /** The names of those that compile Java. */
  public static final Set<String> COMPILING = Set.of("jqwik", "lincheck", "jcstress");

  /**
   * A layer.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public MutantLayer layer(String name) {
    return switch (name) {
      case MutantVerdict.DRIFT -> new DriftMutants(reader.read(edition));
      case "jqwik" -> new HistoryMutants(reader.read(edition), seed);
      case MutantVerdict.PROOF -> new ProofMutants(reader, edition, equivalents);
      case MutantVerdict.MODEL -> models.of(edition, profile);
      case "lincheck" -> new ScenarioMutants(reader.read(edition), folder);
      case "jcstress" -> new StressMutants(reader.read(edition), folder);
      default ->
          throw new IllegalArgumentException(
              "unknown layer " + name + "; there are: " + String.join(", ", NAMES));
    };
  }
}
