package dev.timerproof.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillMatrixTest {
  private static final MutatedTable.OfStatusWord TABLE =
      MutatedTable.OfStatusWord.of(TableReader.builtIn(), "repaired");

  private static Mutant mutant(String row, String field, String value) {
    return new Mutant(
        "repaired", row, field + " = " + value, Mutation.word("row", row, field, value));
  }

  private static final Mutant WRONG_ANSWER = mutant("del.Deleted", "value", "true");
  private static final Mutant OTHER_STATUS = mutant("del.Waiting", "to", "Removed");
  private static final Mutant SAME_JAVA = mutant("del.Removed", "value", "true");
  private static final Mutant REFUSED = mutant("del.Waiting", "from", "Modifying");
  private static final List<Mutant> MUTANTS =
      List.of(WRONG_ANSWER, OTHER_STATUS, SAME_JAVA, REFUSED);

  private static MutantVerdict verdict(String layer, Mutant mutant, Fate fate) {
    return new MutantVerdict(layer, mutant.key(), fate, "who", "why", 0.5);
  }

  private static Equivalents.Reason reason(boolean gap, String text) {
    return new Equivalents.Reason(
        List.of("repaired"), "", gap, text, Map.of("del.Waiting", List.of("to = Removed")));
  }

  private static KillMatrix matrix() {
    return KillMatrix.of(
        TABLE,
        MUTANTS,
        List.of("drift", "jqwik"),
        List.of(
            verdict("drift", WRONG_ANSWER, Fate.KILLED),
            verdict("jqwik", WRONG_ANSWER, Fate.KILLED),
            verdict("drift", OTHER_STATUS, Fate.KILLED),
            verdict("jqwik", OTHER_STATUS, Fate.SURVIVED),
            verdict("lincheck", OTHER_STATUS, Fate.KILLED),
            verdict("drift", SAME_JAVA, Fate.SURVIVED),
            verdict("table", REFUSED, Fate.MALFORMED)),
        new Equivalents(List.of()));
  }

  @Test
  void mutant_isKilledByALayerThatRunsIt_notByOtherTextAlone() {
    assertEquals(
        List.of(Fate.KILLED, Fate.SURVIVED, Fate.EQUIVALENT, Fate.MALFORMED),
        matrix().lines().stream().map(KillMatrix.Line::fate).toList());
    assertEquals(2, matrix().count("drift", Fate.KILLED));
    assertEquals(1, matrix().count("jqwik", Fate.KILLED));
  }

  @Test
  void mutant_thatIsListed_hasItsReason() {
    var entry = reason(true, "blind");
    KillMatrix listed =
        KillMatrix.of(
            TABLE,
            List.of(OTHER_STATUS),
            List.of("jqwik"),
            List.of(verdict("jqwik", OTHER_STATUS, Fate.SURVIVED)),
            new Equivalents(List.of(entry)));
    assertEquals(Fate.GAP, listed.lines().get(0).fate());
    assertEquals("blind", listed.lines().get(0).reason());
  }

  /** The proof's invariant is also about states that no thread can see. */
  @Test
  void promiseThatTheProofLoses_counts_unlessAReasonSaysThatNobodyCanTell() throws Exception {
    MutantVerdict lost = verdict(MutantVerdict.PROOF, OTHER_STATUS, Fate.KILLED);
    MutantVerdict differs = verdict("drift", OTHER_STATUS, Fate.KILLED);
    KillMatrix.Line line = line(differs, lost);
    assertEquals(Fate.KILLED, line.fate());
    var alone = new KillMatrix("repaired", List.of(MutantVerdict.PROOF), List.of(line));
    assertEquals(List.of(line), alone.provenOnly());
    assertTrue(new KillMatrixText(alone).markdown().contains("| `who` | `why` |"));
    var entry = reason(false, "nobody looks");
    for (Fate ran : List.of(Fate.SURVIVED, Fate.KILLED)) {
      KillMatrix listed =
          KillMatrix.of(
              TABLE,
              List.of(OTHER_STATUS),
              List.of(MutantVerdict.PROOF, "jqwik"),
              List.of(lost, verdict("jqwik", OTHER_STATUS, ran)),
              new Equivalents(List.of(entry)));
      Fate expected = ran == Fate.KILLED ? Fate.KILLED : Fate.EQUIVALENT;
      assertEquals(expected, listed.lines().get(0).fate());
      assertEquals(List.of(), listed.provenOnly());
      assertEquals(ran == Fate.KILLED ? 0 : 1, listed.excused());
    }
  }

  private static KillMatrix.Line line(MutantVerdict... verdicts) {
    return KillMatrix.of(
            TABLE,
            List.of(OTHER_STATUS),
            List.of("drift", "jqwik", MutantVerdict.PROOF, "lincheck"),
            List.of(verdicts),
            new Equivalents(List.of()))
        .lines()
        .get(0);
  }

  @Test
  void mutant_oneLayerIsBlindTo_hasTheFateThatTheOthersGiveIt() {
    MutantVerdict differs = verdict("drift", OTHER_STATUS, Fate.KILLED);
    MutantVerdict blind = verdict("jqwik", OTHER_STATUS, Fate.GAP);
    for (Fate other : List.of(Fate.SURVIVED, Fate.UNDECIDED, Fate.KILLED)) {
      KillMatrix.Line line = line(differs, blind, verdict("lincheck", OTHER_STATUS, other));
      assertEquals(other, line.fate());
      assertEquals("", line.reason());
    }
  }

  @Test
  void mutant_onlyBlindLayersWereAskedAbout_isAGap() {
    MutantVerdict differs = verdict("drift", OTHER_STATUS, Fate.KILLED);
    KillMatrix.Line line = line(differs, verdict("jqwik", OTHER_STATUS, Fate.GAP));
    assertEquals(Fate.GAP, line.fate());
    assertEquals("why", line.reason());
    assertEquals(Fate.SURVIVED, line(differs).fate());
  }

  @Test
  void texts_haveTotalsAndSurvivors() throws Exception {
    var text = new KillMatrixText(matrix());
    String page = text.markdown();
    assertTrue(page.contains("| `del.Waiting` | 2 | 1 | 1/1 | 0/1 | 0 | 0 | 0 | 0 | 1 |"), page);
    assertTrue(page.contains("| **all** | 4 | 1 | 2/3 | 1/2 | 1 | 1 | 0 | 0 | 1 |"), page);
    assertTrue(page.contains("## Survivors"), page);
    assertTrue(page.contains("- `del.Waiting`: `to = Removed`"), page);
    assertTrue(page.contains("The generated Java is the same:"), page);
    JsonNode json = new ObjectMapper().readTree(text.json());
    assertEquals(1, json.path("totals").path("survived").asInt());
    JsonNode first = json.path("mutants").path(0).path("layers");
    assertEquals("who", first.path("jqwik").path("by").asText());
    assertEquals(
        "not run", json.path("mutants").path(2).path("layers").path("jqwik").path("fate").asText());
  }

  /** A layer that counts how often it is asked. */
  private static final class Counting implements MutantLayer<TimerTable> {
    private final List<String> asked = new ArrayList<>();

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public boolean looksAtJava() {
      return true;
    }

    @Override
    public Finding judge(Mutant mutant, TimerTable mutated) {
      asked.add(mutant.key());
      return Finding.survived("nobody");
    }
  }

  @Test
  void sweep_startedAgainWithItsResults_asksNoLayerTwice(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("results.jsonl");
    for (int asked : List.of(3, 0)) {
      var layer = new Counting();
      List<MutantVerdict> verdicts =
          new MutationSweep<>(TABLE, file).run(MUTANTS, List.of(layer), v -> {});
      assertEquals(asked, layer.asked.size());
      assertEquals(4, verdicts.size());
      assertEquals(Fate.MALFORMED, verdicts.get(3).fate());
      assertEquals("table", verdicts.get(3).layer());
    }
    assertEquals(4, Files.readAllLines(file).size());
  }

  /** A layer that gives every mutant the same fate. */
  private record Fixed(String name, Fate fate) implements MutantLayer<TimerTable> {
    @Override
    public boolean looksAtJava() {
      return !name.equals(MutantVerdict.MODEL);
    }

    @Override
    public Finding judge(Mutant mutant, TimerTable mutated) {
      return new Finding(fate, "who", "why");
    }
  }

  private static List<String> asked(Path file, List<MutantLayer<TimerTable>> layers)
      throws Exception {
    return new MutationSweep<>(TABLE, file)
        .ofSurvivors().run(List.of(OTHER_STATUS), layers, v -> {}).stream()
            .map(MutantVerdict::layer)
            .toList();
  }

  @Test
  void sweepOfSurvivors_mutantThatIsKilled_isShownToNoFurtherLayer(@TempDir Path folder)
      throws Exception {
    var killer = new Fixed("killer", Fate.KILLED);
    var blind = new Fixed("blind", Fate.SURVIVED);
    assertEquals(List.of("killer"), asked(folder.resolve("1"), List.of(killer, blind)));
    assertEquals(List.of("blind", "killer"), asked(folder.resolve("2"), List.of(blind, killer)));
    var proof = new Fixed(MutantVerdict.PROOF, Fate.KILLED);
    assertEquals(
        List.of(MutantVerdict.PROOF, "killer"),
        asked(folder.resolve("3"), List.of(proof, killer, blind)));
  }

  @Test
  void sweepOfSurvivors_sameJava_isShownToTheModelsAlone(@TempDir Path folder) throws Exception {
    var same = new Fixed(MutantVerdict.DRIFT, Fate.SURVIVED);
    var other = new Fixed(MutantVerdict.DRIFT, Fate.KILLED);
    var blind = new Fixed("blind", Fate.SURVIVED);
    var model = new Fixed(MutantVerdict.MODEL, Fate.SURVIVED);
    assertEquals(
        List.of(MutantVerdict.DRIFT, MutantVerdict.MODEL),
        asked(folder.resolve("1"), List.of(same, blind, model)));
    assertEquals(
        List.of(MutantVerdict.DRIFT, "blind", MutantVerdict.MODEL),
        asked(folder.resolve("2"), List.of(other, blind, model)));
  }
}
