package dev.timerproof.mutants;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.generate.drift.DriftMutants;
import dev.timerproof.jcstress.layer.StressMutants;
import dev.timerproof.lincheck.layer.HistoryMutants;
import dev.timerproof.lincheck.layer.ScenarioMutants;
import dev.timerproof.proofs.layer.MutexProofMutants;
import dev.timerproof.proofs.layer.ProofMutants;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.ModelMutants;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.TimerTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The layers that mutants can be run through, by name. To add a layer, add its name here and a
 * {@link MutantLayer}.
 *
 * @param models makes the layer of the models
 * @param equivalents reasons why the proof does not notice some mutants
 * @param profile the largest models to be used
 * @param seed the seed of random histories
 * @param folder for the layers' files
 */
public record MutantLayers(
    ModelMutants models, Equivalents equivalents, Profile profile, long seed, Path folder) {
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

  /** The names of the layers that look at the timers with a mutex, of which there is no Java. */
  private static final List<String> OF_MUTEX = List.of(MutantVerdict.PROOF, MutantVerdict.MODEL);

  /** The names of the layers that look at a table. */
  public static List<String> names(MutatedTable<?> table) {
    return table instanceof MutatedTable.OfMutex ? OF_MUTEX : NAMES;
  }

  /**
   * A layer that looks at the status word.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public MutantLayer<TimerTable> layer(MutatedTable.OfStatusWord table, String name) {
    return switch (name) {
      case MutantVerdict.DRIFT -> new DriftMutants(table.table());
      case "jqwik" -> new HistoryMutants(table.table(), seed);
      case MutantVerdict.PROOF -> new ProofMutants(table.table(), equivalents);
      case MutantVerdict.MODEL -> models.of(table, profile);
      case "lincheck" -> new ScenarioMutants(table.table(), folder);
      case "jcstress" -> new StressMutants(table.table(), folder);
      default -> throw unknown(table, name);
    };
  }

  /**
   * A layer that looks at the timers with a mutex.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public MutantLayer<MutexTable> layer(MutatedTable.OfMutex table, String name) {
    return switch (name) {
      case MutantVerdict.PROOF -> new MutexProofMutants(table.table(), equivalents);
      case MutantVerdict.MODEL -> models.of(table, profile);
      default -> throw unknown(table, name);
    };
  }

  private static IllegalArgumentException unknown(MutatedTable<?> table, String name) {
    return new IllegalArgumentException(
        "unknown layer " + name + "; there are: " + String.join(", ", names(table)));
  }
}
