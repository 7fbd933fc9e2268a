package dev.timerproof.proofs.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.matrix.MutantProof.Fate;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationMatrixTest {
  private static final TableReader READER = TableReader.builtIn();

  private static boolean isAsked(Mutant mutant) {
    return mutant.row().equals("del.Waiting")
        && Set.of("value = false", "drop 2 incdel", "from = Removed").contains(mutant.change());
  }

  @Test
  void run_thatIsStartedAgain_decidesOnlyWhatIsOpen(@TempDir Path directory) throws Exception {
    MatrixFile file = new MatrixFile(directory.resolve("matrix.jsonl"));
    MatrixVerdict kept =
        new MatrixVerdict("del.Waiting", "value = false", Fate.UNKNOWN, "a", "planted");
    file.append(kept);
    MutationMatrix matrix = new MutationMatrix(READER, "repaired", file);
    List<MatrixVerdict> heard = new ArrayList<>();

    List<MatrixVerdict> all = matrix.run(MutationMatrixTest::isAsked, 2, heard::add);

    assertEquals(3, all.size());
    assertTrue(all.contains(kept), all::toString);
    assertEquals(
        Set.of(Fate.SAFETY, Fate.MALFORMED),
        heard.stream().map(MatrixVerdict::fate).collect(Collectors.toSet()));
    assertEquals(new HashSet<>(all), new HashSet<>(file.read().values()));
    heard.clear();
    assertEquals(all, matrix.run(MutationMatrixTest::isAsked, 2, heard::add));
    assertEquals(List.of(), heard);
  }

  @Test
  void mutants_ofARow_areDistinctAndOfEveryKind() {
    List<Mutant> mutants = MatrixMutants.of(READER, "repaired");
    assertEquals(
        mutants.size(),
        mutants.stream().map(Mutant::mutation).distinct().count(),
        "twice the same");
    assertEquals(mutants.size(), mutants.stream().map(Mutant::key).distinct().count(), "one name");
    Set<String> kinds =
        mutants.stream().map(m -> m.change().split(" ", -1)[0]).collect(Collectors.toSet());
    assertTrue(
        kinds.containsAll(
            Set.of("from", "via", "to", "swap", "drop", "result", "value", "lost", "kind")),
        kinds::toString);
  }

  @Test
  void file_withAnotherText_isRefused(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("matrix.jsonl");
    Files.writeString(file, "no verdict\n");
    assertThrows(IOException.class, () -> new MatrixFile(file).read());
  }
}
