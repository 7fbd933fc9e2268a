package dev.timerproof.proofs.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.proofs.matrix.MutantProof.Fate;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.model.Profile;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutationSweep;
import dev.timerproof.spec.table.TableReader;
import dev.timerproof.spec.tlc.TlcModules;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The full size: every mutant of the edition that ships. */
@Tag("nightly")
class MatrixNightlyTest {
  private static final int WORKERS = 2;

  @Test
  void mutants_ofEveryRow_areFoundOrSurviveForAListedReason() throws Exception {
    Path file = Path.of("target", "matrix-" + KeptMatrix.EDITION + ".jsonl");
    Survivors survivors = Survivors.builtIn();
    Map<String, MatrixVerdict> kept = new MatrixFile(KeptMatrix.file()).read();
    List<MatrixVerdict> all =
        new MutationMatrix(TableReader.builtIn(), KeptMatrix.EDITION, new MatrixFile(file))
            .run(mutant -> true, WORKERS, verdict -> {});
    assertEquals(
        List.of(),
        all.stream().filter(v -> v.fate() == Fate.UNKNOWN).map(MatrixVerdict::key).toList());
    assertEquals(
        List.of(),
        all.stream()
            .filter(v -> v.survives() && survivors.reason(v).isEmpty())
            .map(MatrixVerdict::key)
            .toList());
    assertEquals(
        List.of(),
        all.stream()
            .filter(v -> kept.containsKey(v.key()) && !v.equals(kept.get(v.key())))
            .map(MatrixVerdict::key)
            .toList(),
        "the kept verdicts are not those of this table; they are in " + file);
  }

  @Test
  void mutants_thatLoseAPartOnly_areJudgedByTheModels() throws Exception {
    Path file = Path.of("target", "matrix-" + KeptMatrix.EDITION + "-models.jsonl");
    var sweep =
        new MutationSweep(
            TableReader.builtIn(),
            TlcModules.builtIn(),
            ManifestReader.builtIn(),
            Equivalents.builtIn(),
            file);
    Map<String, MutantVerdict.Fate> found = new LinkedHashMap<>();
    try (MutantLayer models = sweep.models(KeptMatrix.EDITION, Profile.QUICK)) {
      sweep
          .run(KeptMatrix.mutantsForModels(), List.of(models), verdict -> {})
          .forEach(v -> found.put(v.mutant(), v.fate()));
    }
    Map<String, MutantVerdict.Fate> kept = new LinkedHashMap<>();
    KeptMatrix.models().values().forEach(v -> kept.put(v.mutant(), v.fate()));
    assertEquals(kept, found, "the kept verdicts are not those of these models; see " + file);
  }
}
