package dev.timerproof.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.layer.ProofMutants;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The proofs judge mutants of the status word and of the poller, one for each fate. */
class ProofMutantsTest {
  private static final TableReader READER = TableReader.builtIn();
  private static final Map<String, Mutant> MUTANTS =
      KeptVerdicts.mutants(MutatedTable.OfStatusWord.of(READER, KeptVerdicts.EDITION)).stream()
          .collect(Collectors.toMap(Mutant::key, m -> m));
  private static final ProofMutants LAYER = layer(KeptVerdicts.EDITION);

  private static ProofMutants layer(String edition) {
    try {
      return new ProofMutants(READER.read(edition), Equivalents.builtIn());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void endSolver() {
    LAYER.close();
  }

  private static MutantLayer.Finding judge(String change) {
    Mutant mutant =
        Objects.requireNonNull(MUTANTS.get(KeptVerdicts.EDITION + " " + change), change);
    return LAYER.judge(mutant, mutant.applied(READER, READER.read(KeptVerdicts.EDITION)));
  }

  @Test
  void promise_thatIsLost_killsTheMutantWithItsStep() {
    assertEquals(
        MutantLayer.Finding.killed("del.Waiting.3.commit", "status-out"),
        judge("del.Waiting to = Removed"));
  }

  @Test
  void promiseAboutABound_thatIsLost_killsTheMutant() {
    MutantLayer.Finding found = judge("mod.Waiting.earlier drop 4 bound");
    assertEquals(Fate.KILLED, found.fate(), found.toString());
    assertEquals("earliest-bound", found.detail());
  }

  @Test
  void conjunctThatIsNoPromise_lostAlone_doesNotKill() {
    MutantLayer.Finding found = judge("del.Waiting swap 2 incdel, 3 commit");
    assertEquals(Fate.SURVIVED, found.fate());
    assertEquals("no promise is lost; the invariant loses credit-del-none", found.detail());
  }

  @Test
  void mutant_ofWhichAllIsProven_isHarmlessOrUnseenAsTheListSays() {
    MutantLayer.Finding harmless = judge("clean.Deleted to = NoStatus");
    assertEquals(Fate.EQUIVALENT, harmless.fate());
    assertEquals("NoStatus and Removed promise the same", harmless.detail());
    MutantLayer.Finding unseen = judge("add.NoStatus drop 11 wake");
    assertEquals(Fate.GAP, unseen.fate());
    assertTrue(unseen.detail().contains("no poller"), unseen.detail());
  }

  /** The reasons are about the last edition; in another one the same mutants may do harm. */
  @Test
  void mutant_ofAnotherEdition_isNotExcusedByTheList() {
    var table = READER.read("go1.19");
    Mutant mutant =
        RowMutants.of(table, table.row("clean.Deleted")).stream()
            .filter(m -> m.change().equals("to = NoStatus"))
            .findFirst()
            .orElseThrow();
    try (var layer = layer("go1.19")) {
      assertEquals(
          MutantLayer.Finding.survived("all is proven"),
          layer.judge(mutant, mutant.applied(READER, table)));
    }
  }

  @Test
  void rowOfThePoller_isPutToTheProofOfTheWakeUp() {
    assertEquals(
        MutantLayer.Finding.killed("wake.none.load", "seen-to"), judge("wake.none drop 1 break"));
  }

  @Test
  void parameterOfBothTables_isKilledByEitherProof() {
    assertEquals("seen-to", judge("parameter wake = break").detail());
    assertEquals("status-out-always", judge("parameter moveDeleted = Removed").detail());
  }
}
