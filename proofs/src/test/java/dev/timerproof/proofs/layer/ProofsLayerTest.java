package dev.timerproof.proofs.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.cache.DiskCache;
import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.evidence.testing.LayerRuns;
import dev.timerproof.proofs.Fault;
import dev.timerproof.proofs.MutexProof;
import dev.timerproof.proofs.ObligationResult;
import dev.timerproof.proofs.Proof;
import dev.timerproof.proofs.ProofListener;
import dev.timerproof.proofs.ProofOptions;
import dev.timerproof.proofs.ProofReport;
import dev.timerproof.proofs.Prover;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofsLayerTest {
  private final Layer layer = new ProofsLayer();

  @Test
  void cases_ofAQuickRun_areTheEditionThatShipsAndSomeFaults() throws Exception {
    List<String> cases =
        layer.cases(LayerRuns.settings(TableSource.builtIn(), "go1.19", "repaired"));
    assertTrue(cases.size() > 3, cases::toString);
    assertEquals(
        List.of("proofs/repaired", "proofs/bounds", "proofs/wake-up"), cases.subList(0, 3));
    assertTrue(
        cases.stream().skip(3).allMatch(c -> c.startsWith("proofs/fault-")), cases::toString);
  }

  @Test
  void cases_ofAnotherEdition_areThatOne() throws Exception {
    assertEquals(
        List.of("proofs/go1.19"), layer.cases(LayerRuns.settings(TableSource.builtIn(), "go1.19")));
  }

  @Test
  void timersWithAMutex_areProvenAndTheirFaultsRefuted() throws Exception {
    Settings quick = LayerRuns.settings(TableSource.builtIn());
    Settings settings =
        new Settings(
            quick.profile(),
            List.of(),
            List.of("go1.23.2", "repaired-mutex"),
            quick.table(),
            Optional.empty(),
            quick.seed(),
            quick.checkout(),
            Optional.empty());
    List<String> ids =
        List.of(
            "proofs/repaired-mutex",
            "proofs/repaired-mutex-bounds",
            "proofs/fault-mutex-count",
            "proofs/fault-mutex-take",
            "proofs/fault-mutex-publish",
            "proofs/fault-mutex-fold");
    assertEquals(ids, layer.cases(settings));
    LayerRuns run = LayerRuns.of(layer, settings);
    assertEquals(ids, run.ids());
    for (Claim claim : run.claims) {
      assertEquals(Outcome.HOLDS, claim.outcome(), claim.detail());
    }
    assertTrue(run.gaps.toString().contains("mutex-channels"), run.gaps::toString);
  }

  @Test
  void mutexFault_thatIsNotFound_isAMustFailThatHeld() {
    assertEquals(
        Outcome.MUST_FAIL_HELD,
        MutexClaims.claim(MutexProof.faults().get(0), Optional.empty()).outcome());
  }

  @Test
  void plantedFault_thatIsRefuted_holdsAndIsKept(@TempDir Path directory) throws Exception {
    VerdictCache cache = new DiskCache(directory, "build");
    Settings all = LayerRuns.settings(TableSource.builtIn(), "go1.19", "repaired");
    Settings settings = LayerRuns.only(all, "fault-" + Fault.all().get(0).name());
    var first = LayerRuns.of(layer, settings, cache);
    assertEquals(1, first.claims.size(), first.ids()::toString);
    assertEquals(Outcome.HOLDS, first.claims.get(0).outcome(), first.claims.get(0).detail());
    assertTrue(first.gaps.get(0).contains("progress"), first.gaps::toString);
    var second = LayerRuns.of(layer, settings, cache);
    assertEquals(List.of(first.claims.get(0).withCached(true)), second.claims);
  }

  @Test
  void tableWithAFault_isViolatedWithRowAndReplayLine(@TempDir Path directory) throws Exception {
    String text = new String(TableSource.builtIn().bytes(), StandardCharsets.UTF_8);
    String stop = "\"deltimer\", from, \"Modifying\", \"Deleted\"";
    assertTrue(text.contains(stop), "the table has changed");
    Path file = directory.resolve("TimerTable.tla");
    Files.writeString(file, text.replace(stop, stop.replace("Deleted", "Removed")));
    Settings settings = LayerRuns.settings(TableSource.in(file), "repaired");
    TimerTable table = TableSource.of(settings).reader().read("repaired");
    ProofReport report =
        Prover.prove(
            table, ProofOptions.quick().withRows(List.of("del.ModifiedLater")), ProofListener.NONE);
    Claim claim = ProofsLayer.claim(settings, table, Proof.STEPS, report);
    assertEquals(Outcome.VIOLATED, claim.outcome());
    assertTrue(claim.detail().contains("of row del.ModifiedLater"), claim.detail());
    assertEquals("timerproof prove --edition repaired --table " + file, claim.replay());
  }

  @Test
  void claims_ofATableOfTheUsers_areReplayedWithTheirTableAndSolvers(@TempDir Path directory)
      throws Exception {
    Path file = directory.resolve("TimerTable.tla");
    Files.write(file, TableSource.builtIn().bytes());
    Settings quick = LayerRuns.settings(TableSource.in(file), "repaired");
    Settings nightly =
        new Settings(
            Profile.NIGHTLY,
            quick.editions(),
            quick.table(),
            quick.caseName(),
            quick.seed(),
            quick.checkout());
    TimerTable table = TableSource.of(quick).reader().read("repaired");
    ProofReport report = new ProofReport("repaired", "", Map.of(), List.of(), 0);
    for (Proof proof : Proof.of("repaired")) {
      assertEquals(
          "timerproof prove --edition repaired --table " + file,
          ProofsLayer.claim(quick, table, proof, report).replay());
      assertEquals(
          "timerproof prove --edition repaired --solver both --table " + file,
          ProofsLayer.claim(nightly, table, proof, report).replay());
    }
  }

  @Test
  void wakeUp_ofATableWithoutARepair_isViolatedAndReplayedWithThatTable(@TempDir Path directory)
      throws Exception {
    String text = new String(TableSource.builtIn().bytes(), StandardCharsets.UTF_8);
    String anywhere = "callers       |-> IF e = \"repaired\" THEN \"anywhere\" ELSE \"onP\"";
    assertTrue(text.contains(anywhere), "the table has changed");
    Path file = directory.resolve("TimerTable.tla");
    Files.writeString(file, text.replace(anywhere, "callers       |-> \"onP\""));
    Settings settings = LayerRuns.settings(TableSource.in(file), "repaired");
    LayerRuns run = LayerRuns.of(layer, LayerRuns.only(settings, "wake-up"));
    assertEquals(List.of("proofs/wake-up"), run.ids());
    Claim claim = run.claims.get(0);
    assertEquals(Outcome.VIOLATED, claim.outcome(), claim.detail());
    assertTrue(claim.detail().contains("step client.armclient"), claim.detail());
    assertEquals("timerproof prove --edition repaired --table " + file, claim.replay());
  }

  @Test
  void fault_thatIsNotRefuted_isAMustFailThatHeld() {
    Fault fault = Fault.all().get(0);
    assertEquals(Outcome.MUST_FAIL_HELD, ProofsLayer.claim(fault, Optional.empty()).outcome());
    Fault none =
        new Fault(fault.name(), fault.title(), List.of(), "mod.Removed.cas", "status-in", true);
    Optional<ObligationResult> result = none.refute(ProofOptions.quick());
    assertEquals(Outcome.MUST_FAIL_HELD, ProofsLayer.claim(none, result).outcome());
  }
}
