package dev.timerproof.proofs.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.spec.mutate.MutantVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** What the models said of the mutants that break a part of the invariant only. */
  static Map<String, MutantVerdict> models() throws IOException {
    Map<String, MutantVerdict> all = new LinkedHashMap<>();
    for (String line : Files.readAllLines(FOLDER.resolve(EDITION + "-models.jsonl"))) {
      MutantVerdict verdict = new ObjectMapper().readValue(line, MutantVerdict.class);
      all.put(verdict.mutant().substring(EDITION.length() + 1), verdict);
    }
    return all;
  }
}
