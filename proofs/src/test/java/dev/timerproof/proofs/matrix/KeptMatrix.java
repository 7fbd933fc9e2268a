package dev.timerproof.proofs.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.table.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The verdicts that are kept with the sources. */
final class KeptMatrix {
  /** The edition that ships. */
  static final String EDITION = "repaired";

  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "timerproof", "proofs", "matrix");

  private KeptMatrix() {}

  /** The file of the proof's verdicts; malformed mutants are not kept. */
  static Path file() {
    return FOLDER.resolve(EDITION + ".jsonl");
  }

  static List<MatrixVerdict> verdicts() throws IOException {
    return List.copyOf(new MatrixFile(file()).read().values());
  }

  /** The mutants of this build that the models are asked about: what is lost is no promise. */
  static List<Mutant> mutantsForModels() throws IOException {
    Set<String> asked =
        verdicts().stream()
            .filter(MatrixVerdict::goesToModels)
            .map(MatrixVerdict::key)
            .collect(Collectors.toSet());
    return MatrixMutants.of(TableReader.builtIn(), EDITION).stream()
        .filter(mutant -> asked.contains(MatrixVerdict.key(mutant)))
        .toList();
  }

  /** What the models said of them, by the mutant's key. */
  static Map<String, MutantVerdict> models() throws IOException {
    Map<String, MutantVerdict> all = new LinkedHashMap<>();
    for (String line : Files.readAllLines(FOLDER.resolve(EDITION + "-models.jsonl"))) {
      MutantVerdict verdict = new ObjectMapper().readValue(line, MutantVerdict.class);
      all.put(verdict.mutant().substring(EDITION.length() + 1), verdict);
    }
    return all;
  }
}
