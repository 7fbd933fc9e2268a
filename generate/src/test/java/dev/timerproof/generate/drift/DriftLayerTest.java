package dev.timerproof.generate.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.cache.DiskCache;
import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.evidence.testing.LayerRuns;
import dev.timerproof.spec.layer.SpecDerivedFiles;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftLayerTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private final Path checkout;
  private final Layer layer =
      new DriftLayer(
          List.of(
              SpecDerivedFiles.document(),
              SpecDerivedFiles.mutexDocument(),
              SpecDerivedFiles.editions(),
              SpecDerivedFiles.bugs(),
              GeneratedFiles.java(),
              GeneratedFiles.races(),
              SpecDerivedFiles.configurations()));

  /** Makes a checkout with copies of the derived files and their sources. */
  DriftLayerTest(@TempDir Path checkout) throws IOException {
    this.checkout = checkout;
    for (String part :
        List.of(
            "spec/src/main/tla",
            "impl/src/generated/java",
            "jcstress/src/generated/java",
            "docs/table.md",
            "docs/mutex-table.md",
            "docs/editions.md",
            "docs/bugs.md")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = checkout.resolve(ROOT.relativize(file));
          Files.createDirectories(copy.resolve(".."));
          Files.copy(file, copy);
        }
      }
    }
  }

  private LayerRuns run(VerdictCache cache) throws Exception {
    return LayerRuns.of(layer, settings(Optional.empty()), cache);
  }

  private Settings settings(Optional<String> only) {
    Settings s = LayerRuns.settings(TableSource.builtIn(), "go1.19");
    return new Settings(
        s.profile(), s.editions(), s.table(), only, s.seed(), Optional.of(checkout));
  }

  private Claim claim(String id) throws Exception {
    return LayerRuns.of(layer, settings(Optional.of(id))).claims.get(0);
  }

  private void replace(String file, String from, String to) throws IOException {
    Path path = checkout.resolve(file);
    String text = Files.readString(path);
    assertTrue(text.contains(from), () -> file + " has no " + from);
    Files.writeString(path, text.replaceFirst(from, to));
  }

  @Test
  void checkout_asItIs_hasNoDrift() throws Exception {
    LayerRuns run = run(VerdictCache.none());
    assertEquals(
        List.of(
            "drift/document",
            "drift/mutex-document",
            "drift/editions",
            "drift/bugs",
            "drift/java",
            "drift/races",
            "drift/configurations"),
        run.ids());
    for (Claim claim : run.claims) {
      assertEquals(Outcome.HOLDS, claim.outcome(), claim.detail());
    }
  }

  @Test
  void elsewhere_thanInACheckout_isAGap() throws Exception {
    LayerRuns run = LayerRuns.of(layer, LayerRuns.settings(TableSource.builtIn(), "go1.19"));
    assertEquals(List.of("not in a checkout"), run.gaps);
    assertEquals(List.of(), run.claims);
  }

  @Test
  void document_thatWasEdited_isDriftAtItsLine() throws Exception {
    replace("docs/table.md", "The transition table", "A transition table");
    Claim claim = claim("drift/document");
    assertEquals(Outcome.DRIFT, claim.outcome());
    assertTrue(
        claim
            .detail()
            .startsWith(
                "docs/table.md:1: found '# A transition table',"
                    + " expected '# The transition table'"),
        claim.detail());
    assertTrue(
        claim.detail().contains("write anew: timerproof regenerate --only document"),
        claim.detail());
  }

  @Test
  void race_thatWasEdited_isDriftAtItsLine() throws Exception {
    replace(
        "jcstress/src/generated/java/dev/timerproof/jcstress/race/StopAndStop.java",
        "1, 0, 0, 0",
        "1, 1, 0, 0");
    Claim claim = claim("drift/races");
    assertEquals(Outcome.DRIFT, claim.outcome());
    assertTrue(claim.detail().contains("StopAndStop.java:"), claim.detail());
    assertTrue(claim.detail().contains("timerproof regenerate --only races"), claim.detail());
  }

  @Test
  void fault_thatWasChanged_isDriftOfTheEditions() throws Exception {
    replace(
        "spec/src/main/tla/Faults.tla",
        "\"deleted\", \"publishfirst\"",
        "\"deleted\", \"countfirst\"");
    Claim claim = claim("drift/editions");
    assertEquals(Outcome.DRIFT, claim.outcome());
    assertTrue(claim.detail().contains("expected '- Must fail: no case yet.'"), claim.detail());
    assertEquals(Outcome.HOLDS, claim("drift/document").outcome());
  }

  @Test
  void table_thatWasChanged_isDriftOfTheJava() throws Exception {
    replace(
        "spec/src/main/tla/TimerTable.tla",
        "\"setargs\", \"setwhen\", \"lock\">>",
        "\"setwhen\", \"setargs\", \"lock\">>");
    assertEquals(Outcome.DRIFT, claim("drift/java").outcome());
  }

  @Test
  void races_thatTheChangedTableDoesNotGive_areDriftWithTheReason() throws Exception {
    replace(
        "spec/src/main/tla/TimerTable.tla",
        "from, \"Modifying\", \"Deleted\", \"any\"",
        "from, \"Modifying\", \"Removed\", \"any\"");
    Claim claim = claim("drift/races");
    assertEquals(Outcome.DRIFT, claim.outcome());
    assertTrue(claim.detail().contains("cannot be made: between calls a timer"), claim.detail());
  }

  @Test
  void tableInPlaceOfTheCheckouts_isNotTheOneThatIsCompared(@TempDir Path folder) throws Exception {
    Path own = folder.resolve("Own.tla");
    Files.copy(checkout.resolve("spec/src/main/tla/TimerTable.tla"), own);
    Settings s = LayerRuns.settings(TableSource.in(own), "go1.19");
    Settings there =
        new Settings(
            s.profile(),
            s.editions(),
            s.table(),
            Optional.of("drift/document"),
            s.seed(),
            Optional.of(checkout));
    assertEquals(
        List.of("the derived files are those of the checkout's own table"),
        LayerRuns.of(layer, there).gaps);
  }

  @Test
  void java_thatIsNotGenerated_isDrift() throws Exception {
    Files.writeString(checkout.resolve("impl/src/generated/java/Stray.java"), "class Stray {}");
    Claim claim = claim("drift/java");
    assertEquals(Outcome.DRIFT, claim.outcome());
    assertTrue(claim.detail().contains("Stray.java is not generated"), claim.detail());
  }

  @Test
  void configuration_thatIsMissing_isDrift() throws Exception {
    try (Stream<Path> files = Files.list(checkout.resolve("spec/src/main/tla/cfg"))) {
      Files.delete(files.findFirst().orElseThrow());
    }
    Claim claim = claim("drift/configurations");
    assertEquals(Outcome.DRIFT, claim.outcome());
    assertTrue(claim.detail().contains(" is missing"), claim.detail());
  }

  @Test
  void verdict_isCachedUntilAFileChanges(@TempDir Path cached) throws Exception {
    VerdictCache cache = new DiskCache(cached, "build");
    List<Boolean> computed = cachedOf(run(cache));
    assertEquals(Collections.nCopies(computed.size(), false), computed);
    assertEquals(Collections.nCopies(computed.size(), true), cachedOf(run(cache)));
    replace("docs/table.md", "The transition table", "A transition table");
    List<Boolean> again = cachedOf(run(cache));
    assertEquals(false, again.get(0));
    assertEquals(Collections.nCopies(computed.size() - 1, true), again.subList(1, again.size()));
  }

  private static List<Boolean> cachedOf(LayerRuns run) {
    return run.claims.stream().map(Claim::cached).toList();
  }
}
