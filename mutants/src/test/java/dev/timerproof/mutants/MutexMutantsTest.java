package dev.timerproof.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.layer.MutexProofMutants;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The mutants of the timers with a mutex, samples of them, and what the proof says of some. */
class MutexMutantsTest {
  private static final MutexTableReader READER = MutexTableReader.builtIn();
  private static final MutatedTable.OfMutex TABLE =
      MutatedTable.OfMutex.of(READER, KeptVerdicts.MUTEX_EDITION);
  private static final List<Mutant> ALL = TableMutants.of(TABLE, EnumSet.allOf(MutantKind.class));
  private static final MutexProofMutants PROOF =
      new MutexProofMutants(TABLE.table(), new Equivalents(List.of()));

  @AfterAll
  static void endSolver() {
    PROOF.close();
  }

  private static Set<String> changes(String row, MutantKind... kinds) {
    return TableMutants.of(TABLE, Set.of(kinds)).stream()
        .filter(m -> m.row().equals(row))
        .map(Mutant::change)
        .collect(Collectors.toSet());
  }

  private static Mutant mutant(String row, String change) {
    return ALL.stream()
        .filter(m -> m.row().equals(row) && m.change().equals(change))
        .findFirst()
        .orElseThrow();
  }

  private static MutantLayer.Finding judge(String row, String change) {
    Mutant mutant = mutant(row, change);
    return PROOF.judge(mutant, TABLE.applied(mutant));
  }

  @Test
  void row_hasMutantsOfEachKind() {
    assertEquals(
        Set.of(
            "word = astate",
            "word = none",
            "from = -*-",
            "from = **-",
            "from = ++-",
            "from = +--",
            "from = +*+",
            "from = +**"),
        changes("unblock.last", MutantKind.STATUS));
    assertEquals(
        Set.of(
            "swap 1 setz, 2 inczombies",
            "swap 1 setz, 3 unlocktimer",
            "swap 2 inczombies, 3 unlocktimer"),
        changes("unblock.last", MutantKind.ORDER));
    assertEquals(
        Set.of("drop 1 setz", "drop 2 inczombies", "drop 3 unlocktimer"),
        changes("unblock.last", MutantKind.DROP));
    assertEquals(
        Set.of(
            "guard drop unblocked",
            "guard unblocked = blocked",
            "next = 0",
            "next = 1",
            "next = panic"),
        changes("unblock.last", MutantKind.FIELD));
    assertEquals(
        Set.of("= count", "= untold"), changes("parameter inflight", MutantKind.PARAMETER));
  }

  @Test
  void mutants_haveNamesOfTheirOwn() {
    assertEquals(ALL.size(), ALL.stream().map(Mutant::key).distinct().count());
  }

  /** The short way from a mutant to its table leads to where the module itself leads. */
  @Test
  void mutants_ofSomeRows_areTheTablesThatTheModuleGives() {
    int accepted = 0;
    for (int k = 0; k < ALL.size(); k += 97) {
      Mutant mutant = ALL.get(k);
      if (TABLE.accepts(mutant)) {
        MutexTable read = READER.read(KeptVerdicts.MUTEX_EDITION, List.of(mutant.mutation()));
        assertEquals(read, TABLE.applied(mutant), mutant.key());
        accepted++;
      } else {
        assertThrows(
            MalformedTableException.class,
            () -> READER.read(KeptVerdicts.MUTEX_EDITION, List.of(mutant.mutation())),
            mutant.key());
      }
    }
    assertTrue(accepted > 5, accepted + " accepted");
  }

  @Test
  void sample_keepsItsMutants_whenOthersAreGone() {
    List<Mutant> stops = ALL.stream().filter(m -> m.row().startsWith("stop.")).toList();
    List<Mutant> drawn = MutantSample.of(TABLE, stops, 10, 3);
    assertEquals(10, drawn.size());
    assertTrue(drawn.stream().allMatch(TABLE::accepts));
    assertEquals(drawn, MutantSample.of(TABLE, stops, 10, 3));
    assertFalse(drawn.equals(MutantSample.of(TABLE, stops, 10, 4)));
    List<Mutant> fewer = stops.stream().filter(m -> !m.row().equals("stop.out")).toList();
    var left = new HashSet<>(drawn);
    left.retainAll(fewer);
    assertTrue(MutantSample.of(TABLE, fewer, 10, 3).containsAll(left));
  }

  @Test
  void proof_losesAPromise_orNone_orSeesNothing() {
    assertEquals(
        MutantLayer.Finding.killed("stop.lock+stop.heaped", "answer-exact"),
        judge("stop.heaped", "drop 4 pendwhen"));
    assertEquals(
        MutantLayer.Finding.killed("reset.noadd.3.unlocktimer", "unpublished-held"),
        judge("reset.zombie", "next = 4"));
    assertEquals(
        MutantLayer.Finding.killed(
            "clean.head.modified.1.locktimer+clean.fix.zombie", "is-the-root"),
        judge("clean.empty", "next = head"));
    assertEquals(
        MutantLayer.Finding.killed("fire.heaped.periodic.6.pubmin", "heap-in-order"),
        judge("fire.heaped.periodic", "swap 6 siftroot, 7 pubmin"));
    assertEquals(
        MutantLayer.Finding.survived("all is proven"), judge("stop.heaped", "swap 1 setm, 2 setz"));
    assertEquals(Fate.GAP, judge("recv.full", "drop 1 takevalue").fate());
    assertEquals(
        MutantLayer.Finding.blind("the proof cannot follow the changed table"),
        judge("reset.notearliest", "next = 1"));
  }
}
