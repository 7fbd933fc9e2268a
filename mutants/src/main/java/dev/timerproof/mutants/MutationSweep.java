package dev.timerproof.mutants;

import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.MalformedTableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs mutants of an edition through layers. Verdicts are appended to a file as they come, one JSON
 * object a line; a sweep that is started again with the same file goes on where the last one ended.
 *
 * @param <T> the kind of table
 */
public final class MutationSweep<T> {
  private final MutatedTable<T> table;
  private final VerdictFile file;
  private boolean survivorsOnly;

  /**
   * A sweep.
   *
   * @param table the table to be mutated
   * @param file where verdicts are kept; created when missing
   */
  public MutationSweep(MutatedTable<T> table, Path file) {
    this.table = table;
    this.file = new VerdictFile(file);
  }

  /**
   * Restricts each layer to mutants that no earlier layer has killed by running models or Java. If
   * {@link MutantVerdict#DRIFT} finds that the Java is the same, the layers that run Java are left
   * out. A mutant that only {@link MutantVerdict#PROOF} kills goes on to the other layers.
   */
  public MutationSweep<T> ofSurvivors() {
    survivorsOnly = true;
    return this;
  }

  /**
   * Runs each mutant that has no verdict yet through each layer. A mutant that the table's reader
   * refuses has the one verdict of {@link MutantVerdict#TABLE}.
   *
   * @param listener is given each new verdict
   * @return all verdicts of these mutants in these layers, old and new, in the order of the mutants
   * @throws IOException if the file cannot be read or written, or a run cannot be started
   * @throws InterruptedException if this thread is interrupted; what was decided is in the file
   */
  public List<MutantVerdict> run(
      List<Mutant> mutants, List<MutantLayer<T>> layers, Consumer<MutantVerdict> listener)
      throws IOException, InterruptedException {
    Map<String, MutantVerdict> known = known();
    List<MutantVerdict> verdicts = new ArrayList<>();
    for (Mutant mutant : mutants) {
      verdicts.addAll(run(mutant, layers, known, listener));
    }
    return verdicts;
  }

  private List<MutantVerdict> run(
      Mutant mutant,
      List<MutantLayer<T>> layers,
      Map<String, MutantVerdict> known,
      Consumer<MutantVerdict> listener)
      throws IOException, InterruptedException {
    MutantVerdict refused = known.get(key(MutantVerdict.TABLE, mutant.key()));
    if (refused != null) {
      return List.of(refused);
    }
    List<MutantVerdict> verdicts = new ArrayList<>();
    T mutated = null;
    for (MutantLayer<T> layer : layers) {
      if (survivorsOnly && isSettled(verdicts, layer)) {
        continue;
      }
      MutantVerdict verdict = known.get(key(layer.name(), mutant.key()));
      if (verdict == null) {
        long start = System.nanoTime();
        try {
          mutated = mutated == null ? table.applied(mutant) : mutated;
        } catch (MalformedTableException e) {
          String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
          var malformed =
              new MutantLayer.Finding(MutantVerdict.Fate.MALFORMED, "the table's reader", message);
          verdict = verdict(MutantVerdict.TABLE, mutant, malformed, start);
          file.append(verdict);
          listener.accept(verdict);
          return List.of(verdict);
        }
        verdict = verdict(layer.name(), mutant, layer.judgeUndisturbed(mutant, mutated), start);
        file.append(verdict);
        listener.accept(verdict);
      }
      verdicts.add(verdict);
    }
    return verdicts;
  }

  private static boolean isSettled(List<MutantVerdict> before, MutantLayer<?> layer) {
    return before.stream()
        .anyMatch(
            v ->
                v.layer().equals(MutantVerdict.DRIFT)
                    ? v.fate() == MutantVerdict.Fate.SURVIVED && layer.looksAtJava()
                    : v.fate() == MutantVerdict.Fate.KILLED && KillMatrix.runs(v.layer()));
  }

  private static MutantVerdict verdict(
      String layer, Mutant mutant, MutantLayer.Finding found, long start) {
    double seconds = Math.round((System.nanoTime() - start) / 1e8) / 10.0;
    return new MutantVerdict(
        layer, mutant.key(), found.fate(), found.by(), found.detail(), seconds);
  }

  private Map<String, MutantVerdict> known() throws IOException {
    Map<String, MutantVerdict> known = new LinkedHashMap<>();
    for (MutantVerdict verdict : file.read()) {
      boolean isRefused = verdict.fate() == MutantVerdict.Fate.MALFORMED;
      known.put(key(isRefused ? MutantVerdict.TABLE : verdict.layer(), verdict.mutant()), verdict);
    }
    return known;
  }

  private static String key(String layer, String mutant) {
    return layer + " " + mutant;
  }
}
