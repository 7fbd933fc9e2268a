package dev.timerproof.proofs.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The kept verdicts are those of this build, and the document is made of them. With {@code
 * -Dtimerproof.regenerate=true} the document is written.
 */
class MatrixTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "proofs-matrix.md");
  private static final TableReader READER = TableReader.builtIn();
  private static final List<Mutant> MUTANTS = MatrixMutants.of(READER, KeptMatrix.EDITION);

  @Test
  void document_isMadeOfTheKeptVerdicts() throws IOException {
    String text =
        new MatrixDocument(
                changingRows(), KeptMatrix.verdicts(), Survivors.builtIn(), KeptMatrix.models())
            .text();
    if (Boolean.getBoolean("timerproof.regenerate")) {
      Files.writeString(DOCUMENT, text);
    }
    assertEquals(text, Files.readString(DOCUMENT), "write it with -Dtimerproof.regenerate=true");
  }

  /** Of the others nearly every change is malformed. */
  private static List<String> changingRows() {
    return READER.read(KeptMatrix.EDITION).rows().stream()
        .filter(Row::changesStatus)
        .map(Row::id)
        .toList();
  }

  @Test
  void keptVerdicts_areOfMutantsOfThisTable() throws IOException {
    Set<String> known = MUTANTS.stream().map(MatrixVerdict::key).collect(Collectors.toSet());
    Set<String> strange = new TreeSet<>();
    KeptMatrix.verdicts().stream()
        .map(MatrixVerdict::key)
        .filter(k -> !known.contains(k))
        .forEach(strange::add);
    assertEquals(Set.of(), strange, "the table has changed: run MatrixNightlyTest again");
  }

  @Test
  void survivors_haveAReasonEach_andEveryReasonHasSurvivors() throws IOException {
    Survivors survivors = Survivors.builtIn();
    List<MatrixVerdict> verdicts = KeptMatrix.verdicts();
    assertEquals(
        List.of(),
        verdicts.stream()
            .filter(v -> v.survives() && survivors.reason(v).isEmpty())
            .map(MatrixVerdict::key)
            .toList());
    for (Survivors.Rule rule : survivors.rules()) {
      assertTrue(
          verdicts.stream().anyMatch(v -> v.survives() && rule.covers(v)), () -> "idle: " + rule);
    }
  }

  @Test
  void models_haveBeenAskedAboutEachMutantThatLosesAPartOnly() throws IOException {
    assertEquals(
        KeptMatrix.mutantsForModels().stream().map(MatrixVerdict::key).collect(Collectors.toSet()),
        KeptMatrix.models().keySet(),
        "run MatrixNightlyTest and keep what it has written");
  }

  /** One mutant of each operation is decided anew. */
  @Test
  void sample_ofTheKeptVerdicts_isConfirmed() throws IOException {
    Map<String, List<MatrixVerdict>> byOperation = new LinkedHashMap<>();
    for (MatrixVerdict v : KeptMatrix.verdicts()) {
      String op = v.row().substring(0, v.row().indexOf('.'));
      byOperation.computeIfAbsent(op, o -> new ArrayList<>()).add(v);
    }
    assertTrue(byOperation.size() > 1, byOperation.keySet()::toString);
    try (MutationProver prover = new MutationProver(READER, KeptMatrix.EDITION)) {
      for (List<MatrixVerdict> all : byOperation.values()) {
        MatrixVerdict kept = all.get(all.size() / 2);
        Mutant mutant =
            MUTANTS.stream()
                .filter(m -> MatrixVerdict.key(m).equals(kept.key()))
                .findFirst()
                .orElseThrow();
        MatrixVerdict now = MatrixVerdict.of(mutant, prover.decide(List.of(mutant.mutation())));
        assertEquals(kept, now);
      }
    }
  }
}
