package dev.timerproof.proofs.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.proofs.matrix.MutantProof.Fate;
import dev.timerproof.spec.table.TableReader;
import java.nio.file.Path;
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
}
