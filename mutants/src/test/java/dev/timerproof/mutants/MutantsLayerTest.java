package dev.timerproof.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.evidence.testing.LayerRuns;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.table.reading.TableSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MutantsLayerTest {
  private static final Settings SETTINGS = LayerRuns.settings(TableSource.builtIn(), "repaired");
  private static final String KILLED = "repaired del.Deleted value = true";
  private static final String HARMLESS = "repaired mod.Waiting.earlier swap 1 setargs, 2 setnext";

  private static MutantVerdict verdict(String layer, String mutant, Fate fate) {
    return new MutantVerdict(layer, mutant, fate, "somebody", "", 0);
  }

  private static Claim claim(String name, MutantVerdict... kept) throws Exception {
    var layer = new MutantsLayer(() -> new KeptVerdicts(List.of(kept)));
    return LayerRuns.of(layer, LayerRuns.only(SETTINGS, "mutants/" + name)).claims.get(0);
  }

  @Test
  void cases_areTheClaimsOfARun() throws Exception {
    var layer = new MutantsLayer();
    var run = LayerRuns.of(layer, SETTINGS);
    assertEquals(layer.cases(SETTINGS), run.ids());
    assertEquals(
        List.of("mutants/every-change", "mutants/jqwik", "mutants/proof", "mutants/model"),
        run.ids());
    for (Claim claim : run.claims) {
      assertEquals(Outcome.HOLDS, claim.outcome(), claim.toString());
    }
    assertTrue(run.claims.get(0).evidence().getOrDefault("killed", 0L) > 0);
  }

  @Test
  void mutantsOfTheTimersWithAMutex_haveClaimsOfTheirOwn() throws Exception {
    var layer = new MutantsLayer();
    Settings settings =
        new Settings(
            Profile.QUICK,
            List.of(),
            List.of(KeptVerdicts.MUTEX_EDITION),
            TableSource.builtIn(),
            Optional.empty(),
            7,
            Optional.empty(),
            Optional.empty());
    var run = LayerRuns.of(layer, settings);
    assertEquals(layer.cases(settings), run.ids());
    assertEquals(
        List.of("mutants/mutex-every-change", "mutants/mutex-proof", "mutants/mutex-model"),
        run.ids());
    for (Claim claim : run.claims) {
      assertEquals(Outcome.HOLDS, claim.outcome(), claim.toString());
    }
    assertTrue(
        run.gaps.contains("of the timers with a mutex, only a sample of the mutants has verdicts"));
    assertEquals(
        Outcome.NO_VERDICT,
        LayerRuns.of(new MutantsLayer(() -> new KeptVerdicts(List.of())), settings)
            .claims
            .get(0)
            .outcome());
  }

  @Test
  void editionWithoutVerdicts_isAGap() throws Exception {
    var layer = new MutantsLayer();
    Settings settings = LayerRuns.settings(TableSource.builtIn(), "go1.19");
    var run = LayerRuns.of(layer, settings);
    assertEquals(List.of(), run.ids());
    assertEquals(List.of("only mutants of repaired and repaired-mutex have verdicts"), run.gaps);
  }

  @Test
  void layer_thatKillsNoMore_hasMissedAFault() throws Exception {
    Claim claim =
        claim(
            "jqwik",
            verdict(MutantVerdict.DRIFT, HARMLESS, Fate.KILLED),
            verdict("jqwik", HARMLESS, Fate.KILLED));
    assertEquals(Outcome.MUST_FAIL_HELD, claim.outcome());
    assertTrue(
        claim.detail().startsWith(HARMLESS + ": expected killed by somebody, found survived by "),
        claim.detail());
    assertEquals("timerproof check --case mutants/jqwik --seed 7", claim.replay());
  }

  @Test
  void layer_thatKillsWhatNobodyCan_isNotTrusted() throws Exception {
    Claim claim =
        claim(
            "proof",
            verdict("proof", "repaired del.Waiting to = Removed", Fate.KILLED),
            verdict(MutantVerdict.DRIFT, KILLED, Fate.KILLED),
            verdict("proof", KILLED, Fate.EQUIVALENT));
    assertEquals(Outcome.MUST_FAIL_HELD, claim.outcome());
    assertTrue(claim.detail().contains("expected equivalent by somebody, found killed by "));
  }

  @Test
  void mutant_thatSurvives_orHasNoVerdict_orIsOfAnotherTable_isNoSuccess() throws Exception {
    String drawn = "repaired del.Deleted value = true";
    Claim survives = claim("every-change", verdict("jqwik", drawn, Fate.SURVIVED));
    assertEquals(Outcome.MUST_FAIL_HELD, survives.outcome());
    assertTrue(survives.detail().contains(drawn), survives.detail());
    assertEquals(
        Outcome.NO_VERDICT, claim("every-change", verdict("jqwik", drawn, Fate.KILLED)).outcome());
    Claim strange = claim("every-change", verdict("jqwik", "repaired del.X to = Y", Fate.KILLED));
    assertEquals(Outcome.DRIFT, strange.outcome());
    assertTrue(strange.detail().contains("repaired del.X to = Y"), strange.detail());
  }

  @Test
  void matrix_inWhichALayerKillsNothing_isNoVerdict() throws Exception {
    Claim claim = claim("jqwik", verdict("proof", KILLED, Fate.KILLED));
    assertEquals(Outcome.NO_VERDICT, claim.outcome());
  }
}
