package dev.timerproof.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.Equivalents.Reason;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares the list of reasons with the mutants and with the kept verdicts. */
@SuppressWarnings("NullAway.Init") // set before all tests
class EquivalentsTest {
  private static final TableReader READER = TableReader.builtIn();
  private static final MutexTableReader MUTEX = MutexTableReader.builtIn();

  private static Equivalents list;
  private static Map<String, KillMatrix> matrices;

  @BeforeAll
  static void read() throws IOException {
    list = Equivalents.builtIn();
    KeptVerdicts kept = KeptVerdicts.builtIn();
    matrices = new LinkedHashMap<>();
    for (String edition : KeptVerdicts.EDITIONS) {
      matrices.put(edition, kept.matrix(table(edition)));
    }
  }

  private static MutatedTable<?> table(String edition) {
    return MUTEX.vocabulary().editions().contains(edition)
        ? MutatedTable.OfMutex.of(MUTEX, edition)
        : MutatedTable.OfStatusWord.of(READER, edition);
  }

  private static List<KillMatrix.Line> lines() {
    return matrices.values().stream().flatMap(matrix -> matrix.lines().stream()).toList();
  }

  /** A reason with one of its patterns alone. */
  private record OnePattern(Reason reason, Equivalents list) {
    OnePattern(Reason all, String row, String change) {
      this(
          all,
          new Equivalents(
              List.of(
                  new Reason(
                      all.editions(),
                      all.layer(),
                      all.gap(),
                      all.reason(),
                      Map.of(row, List.of(change))))));
    }

    boolean covers(Mutant mutant) {
      return list.reason(reason.layer(), mutant).isPresent();
    }

    @Override
    public String toString() {
      return list.reasons().toString();
    }
  }

  private static List<OnePattern> patterns() {
    List<OnePattern> patterns = new ArrayList<>();
    for (Reason reason : list.reasons()) {
      reason
          .mutants()
          .forEach(
              (row, changes) ->
                  changes.forEach(change -> patterns.add(new OnePattern(reason, row, change))));
    }
    return patterns;
  }

  @Test
  void everyPattern_fitsMutantsOfEachOfItsEditions_andNoMutantHasTwoReasons() {
    Map<String, List<Mutant>> mutants = new HashMap<>();
    Map<String, Reason> seen = new HashMap<>();
    for (OnePattern pattern : patterns()) {
      Reason reason = pattern.reason();
      assertTrue(reason.reason().length() > 20, reason.toString());
      for (String edition : reason.editions()) {
        List<Mutant> fit =
            mutants
                .computeIfAbsent(
                    edition, e -> TableMutants.of(table(e), EnumSet.allOf(MutantKind.class)))
                .stream()
                .filter(pattern::covers)
                .toList();
        assertFalse(fit.isEmpty(), edition + ": " + pattern);
        for (Mutant mutant : fit) {
          Reason other = seen.putIfAbsent(reason.layer() + " " + mutant.key(), reason);
          assertTrue(other == null || other.equals(reason), () -> "two for " + mutant.key());
        }
      }
    }
    assertFalse(seen.isEmpty());
  }

  @Test
  void everyPattern_isUsedInTheKeptMatrix() {
    List<String> unused =
        patterns().stream()
            .filter(p -> KeptVerdicts.EDITIONS.stream().anyMatch(p.reason().editions()::contains))
            .filter(pattern -> lines().stream().noneMatch(line -> isUsed(pattern, line)))
            .map(OnePattern::toString)
            .toList();
    assertEquals(List.of(), unused);
  }

  /** A reason about one layer is used by this layer's verdict, any other by the mutant's fate. */
  private static boolean isUsed(OnePattern pattern, KillMatrix.Line line) {
    if (!pattern.covers(line.mutant())) {
      return false;
    }
    Reason reason = pattern.reason();
    Fate fate = reason.gap() ? Fate.GAP : Fate.EQUIVALENT;
    if (reason.layer().isEmpty()) {
      return line.fate() == fate && line.reason().equals(reason.reason());
    }
    MutantVerdict verdict = line.verdicts().get(reason.layer());
    return verdict != null && verdict.fate() == fate && verdict.property().equals(reason.reason());
  }

  @Test
  void everyVerdictOfTheProofThatGivesAReason_givesTheOneOfTheList() {
    Set<String> known = list.reasons().stream().map(Reason::reason).collect(Collectors.toSet());
    int found = 0;
    for (KillMatrix.Line line : lines()) {
      MutantVerdict proof = line.verdicts().get(MutantVerdict.PROOF);
      boolean hasReason =
          proof != null && (proof.fate() == Fate.EQUIVALENT || known.contains(proof.property()));
      if (proof != null && hasReason) {
        assertEquals(
            Optional.of(proof.property()),
            list.reason(MutantVerdict.PROOF, line.mutant()).map(Reason::reason),
            line.mutant().key());
        found++;
      }
    }
    assertTrue(found > 100, found + " verdicts with a reason");
  }

  @Test
  void noReason_isContradictedByARunThatKills() {
    assertEquals(List.of(), contradicted(list));
  }

  /** Shows that the test above can fail. */
  @Test
  void reason_forAMutantThatRunsKill_isContradicted() {
    Map<String, List<String>> killed = Map.of("del.Deleted", List.of("value = true"));
    List<String> edition = List.of(KeptVerdicts.EDITION);
    for (String layer : List.of("", MutantVerdict.PROOF)) {
      var wrong = new Equivalents(List.of(new Reason(edition, layer, false, "it is", killed)));
      assertEquals(List.of("repaired del.Deleted value = true"), contradicted(wrong), layer);
    }
    var blind =
        new Equivalents(List.of(new Reason(edition, MutantVerdict.PROOF, true, "blind", killed)));
    assertEquals(List.of(), contradicted(blind), "a run may see what the proof does not look at");
  }

  /**
   * The mutants that a run kills although a reason says that they are harmless, or that no layer
   * notices them. Proofs do not count as runs: they also lose promises about states that no thread
   * can see.
   */
  private static List<String> contradicted(Equivalents reasons) {
    List<KillMatrix.Line> byProofAlone =
        matrices.values().stream().flatMap(matrix -> matrix.provenOnly().stream()).toList();
    return lines().stream()
        .filter(line -> line.fate() == Fate.KILLED && !byProofAlone.contains(line))
        .map(KillMatrix.Line::mutant)
        .filter(
            mutant ->
                reasons.reason(mutant).isPresent()
                    || reasons
                        .reason(MutantVerdict.PROOF, mutant)
                        .filter(r -> !r.gap())
                        .isPresent())
        .map(Mutant::key)
        .toList();
  }
}
