package dev.timerproof.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.spec.model.Manifest;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.ModelMutants;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.tlc.TlcModules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationSweepTest {
  private static final MutatedTable.OfStatusWord TABLE =
      MutatedTable.OfStatusWord.of(TableReader.builtIn(), "go1.19");

  @Test
  void sweep_killsWhatIsWrong_andGoesOnWhereItEnded(@TempDir Path directory) throws Exception {
    Manifest all = ManifestReader.builtIn();
    Manifest one =
        new Manifest(
            all.properties(),
            all.instances(),
            all.cases().stream()
                .filter(modelCase -> modelCase.name().equals("one-go1.19"))
                .toList(),
            List.of());
    Path file = directory.resolve("verdicts.jsonl");
    var sweep = new MutationSweep<>(TABLE, file);
    var models = new ModelMutants(TlcModules.builtIn(), one, Equivalents.builtIn());
    Set<String> changes =
        Set.of("swap 2 drop, 3 commit", "swap 1 zeropp, 2 drop", "from = Waiting");
    List<Mutant> mutants =
        RowMutants.of(TABLE.table()).stream()
            .filter(m -> m.row().equals("clear.Deleted") && changes.contains(m.change()))
            .toList();
    // The verdict of another row stays where it is.
    List<String> before =
        List.of(
            "{\"mutant\":\"go1.19 clear.Waiting from = Deleted\",\"fate\":\"KILLED\",\"by\":\"x\","
                + "\"property\":\"y\",\"seconds\":1.0}");
    Files.write(file, before);
    List<MutantVerdict> heard = new ArrayList<>();

    List<MutantVerdict> verdicts = run(sweep, models, mutants, heard);

    assertEquals(3, verdicts.size());
    assertEquals(verdicts, heard);
    assertEquals(before.size() + verdicts.size(), Files.readAllLines(file).size());
    Map<String, String> fates =
        verdicts.stream()
            .collect(Collectors.toMap(MutantVerdict::mutant, v -> v.fate() + " " + v.by()));
    assertEquals(
        Map.of(
            "go1.19 clear.Deleted swap 2 drop, 3 commit", "KILLED one-go1.19",
            "go1.19 clear.Deleted swap 1 zeropp, 2 drop", "EQUIVALENT step order",
            "go1.19 clear.Deleted from = Waiting", "MALFORMED the table's reader"),
        fates);
    assertTrue(verdicts.stream().anyMatch(v -> v.property().equals("HeapAsStatus")));
    heard.clear();
    assertEquals(verdicts, run(sweep, models, mutants, heard));
    assertTrue(heard.isEmpty());
  }

  @Test
  void layer_thatFailsBecauseItWasInterrupted_hasNoVerdict(@TempDir Path directory) {
    Path file = directory.resolve("verdicts.jsonl");
    var sweep = new MutationSweep<>(TABLE, file);
    var interrupted =
        new MutantLayer<TimerTable>() {
          @Override
          public String name() {
            return "jqwik";
          }

          @Override
          public boolean looksAtJava() {
            return true;
          }

          @Override
          public Finding judge(Mutant mutant, TimerTable mutated) {
            Thread.currentThread().interrupt();
            return Finding.killed("the compiler", "cannot write a class file");
          }
        };
    List<Mutant> mutants =
        RowMutants.of(TABLE.table()).stream()
            .filter(m -> m.key().equals("go1.19 clear.Deleted swap 2 drop, 3 commit"))
            .toList();
    assertEquals(1, mutants.size());
    List<MutantVerdict> heard = new ArrayList<>();
    assertThrows(
        InterruptedException.class, () -> sweep.run(mutants, List.of(interrupted), heard::add));
    assertEquals(List.of(), heard);
    assertTrue(Files.notExists(file), "a verdict was kept");
  }

  private static List<MutantVerdict> run(
      MutationSweep<TimerTable> sweep,
      ModelMutants all,
      List<Mutant> mutants,
      List<MutantVerdict> heard)
      throws Exception {
    try (MutantLayer<TimerTable> models = all.of(TABLE, Profile.QUICK)) {
      return sweep.run(mutants, List.of(models), heard::add);
    }
  }
}
