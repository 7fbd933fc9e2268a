package dev.timerproof.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kept verdicts belong to this table, and the document agrees with them. */
class KeptVerdictsTest {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
  private static final MutatedTable.OfStatusWord TABLE =
      MutatedTable.OfStatusWord.of(TableReader.builtIn(), KeptVerdicts.EDITION);
  private static final MutatedTable.OfMutex MUTEX =
      MutatedTable.OfMutex.of(MutexTableReader.builtIn(), KeptVerdicts.MUTEX_EDITION);

  @Test
  void verdicts_areOfMutantsOfTheTables_andNoneSurvivesWithoutAReason() throws IOException {
    KeptVerdicts kept = KeptVerdicts.builtIn();
    for (MutatedTable<?> table : List.of(TABLE, MUTEX)) {
      assertEquals(List.of(), kept.strange(table), "the table has changed: see docs/mutation.md");
      KillMatrix matrix = kept.matrix(table);
      for (Fate fate : List.of(Fate.SURVIVED, Fate.UNDECIDED)) {
        assertEquals(
            List.of(),
            matrix.lines().stream()
                .filter(line -> line.fate() == fate)
                .map(line -> line.mutant().key())
                .toList());
      }
      assertTrue(matrix.count(Fate.KILLED) > 0);
    }
  }

  @Test
  void verdicts_ofTheTimersWithAMutex_areOfTheWholeSample() {
    List<Mutant> sample = KeptVerdicts.mutants(MUTEX);
    assertEquals(KeptVerdicts.SAMPLE, sample.size());
    assertTrue(sample.stream().allMatch(MUTEX::accepts));
  }

  @Test
  void documents_areMadeOfTheKeptVerdicts() throws Exception {
    for (DerivedFiles document : List.of(KeptVerdicts.document(), KeptVerdicts.mutexDocument())) {
      assertEquals(List.of(), document.differences(CHECKOUT), document.command() + " writes it");
    }
  }

  @Test
  void mutant_withoutAVerdict_isRefusedOrUndecided() throws IOException {
    KillMatrix empty = new KeptVerdicts(List.of()).matrix(TABLE);
    assertEquals(KeptVerdicts.mutants(TABLE).size(), empty.lines().size());
    assertEquals(
        empty.lines().size(),
        empty.count(Fate.MALFORMED)
            + empty.count(Fate.UNDECIDED)
            + empty.count(Fate.EQUIVALENT)
            + empty.count(Fate.GAP));
    assertEquals(0, empty.count(Fate.KILLED));
    assertTrue(empty.count(Fate.UNDECIDED) > 0);
  }

  @Test
  void text_isTheFile_andNothingSweptChangesNothing() throws IOException {
    KeptVerdicts kept = KeptVerdicts.builtIn();
    Path resource = CHECKOUT.resolve("mutants/src/main/resources/dev/timerproof/mutants");
    String file = Files.readString(resource.resolve(KeptVerdicts.FILE));
    assertEquals(file, kept.text());
    assertEquals(file, kept.after(TABLE, List.of(), MutantLayers.NAMES, List.of()).text());
  }

  @Test
  void sweep_replacesTheVerdictsOfItsMutants_inTheOrderOfTheTable() throws IOException {
    List<Mutant> accepted =
        KeptVerdicts.mutants(TABLE).stream().filter(TABLE::accepts).limit(3).toList();
    Mutant one = accepted.get(0);
    Mutant two = accepted.get(1);
    Mutant three = accepted.get(2);
    var before =
        new KeptVerdicts(
            List.of(
                verdict("jqwik", three, Fate.KILLED),
                verdict("drift", two, Fate.SURVIVED),
                verdict("model", one, Fate.KILLED),
                new MutantVerdict("jqwik", "repaired gone to = x", Fate.KILLED, "", "", 0)));
    KeptVerdicts after =
        before.after(
            TABLE,
            List.of(one, two),
            MutantLayers.NAMES,
            List.of(
                verdict("jqwik", two, Fate.UNDECIDED),
                verdict("jqwik", two, Fate.KILLED),
                verdict("drift", two, Fate.KILLED),
                verdict(MutantVerdict.TABLE, one, Fate.MALFORMED),
                verdict("drift", three, Fate.SURVIVED)));
    assertEquals(
        new KeptVerdicts(
                List.of(
                    verdict("drift", two, Fate.KILLED),
                    verdict("jqwik", two, Fate.KILLED),
                    verdict("jqwik", three, Fate.KILLED)))
            .text(),
        after.text());
  }

  @Test
  void sweep_ofOneLayer_leavesTheVerdictsOfTheOtherLayers() throws IOException {
    List<Mutant> accepted =
        KeptVerdicts.mutants(TABLE).stream().filter(TABLE::accepts).limit(2).toList();
    Mutant one = accepted.get(0);
    Mutant two = accepted.get(1);
    var before =
        new KeptVerdicts(
            List.of(
                verdict("drift", one, Fate.KILLED),
                verdict("jqwik", one, Fate.KILLED),
                verdict("model", one, Fate.SURVIVED),
                verdict("jqwik", two, Fate.KILLED),
                verdict("model", two, Fate.KILLED)));
    KeptVerdicts after =
        before.after(
            TABLE,
            List.of(one, two),
            List.of("jqwik"),
            List.of(verdict("jqwik", one, Fate.SURVIVED)));
    assertEquals(
        new KeptVerdicts(
                List.of(
                    verdict("drift", one, Fate.KILLED),
                    verdict("jqwik", one, Fate.SURVIVED),
                    verdict("model", one, Fate.SURVIVED),
                    verdict("model", two, Fate.KILLED)))
            .text(),
        after.text());
  }

  private static MutantVerdict verdict(String layer, Mutant mutant, Fate fate) {
    return new MutantVerdict(layer, mutant.key(), fate, "who", "why", 0.5);
  }
}
